import "server-only";
import { Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { compareMoney, type Money, money } from "@/lib/core/money";
import { issuer } from "@/lib/issuer/issuer";
import type { PUserId } from "@/lib/users/ids";
import { toAppError } from "@/lib/users/refresh-user";

/**
 * What a user has in a currency at the issuer this moment; a currency that is not named holds nothing, unless one could
 * not be read. @throws AppError ISSUER_*
 */
export async function readFunds(user: PUserId, currency: string, language?: string): Promise<string> {
  const { data, unread } = await issuer().getBalance({ pUserId: user }, { language }).catch(toAppError);
  const entry = data.find((balance) => balance.currency.toUpperCase() === currency);
  if (entry) return entry.balance;
  if (unread.length > 0)
    throw new AppError("ISSUER_UNREADABLE", `a balance of ${user} cannot be read`, {
      details: { changed: "no" },
    });
  return NOTHING_HELD;
}

/** One entry per currency is documented (issuing-api §7): one that is not among them holds nothing. */
const NOTHING_HELD = "0";

/** @throws AppError NOT_ALLOWED_NOW with the numbers; `details.needs` is `funds` */
export function assertFunds(balance: string, { amount, currency }: Money, userId: PUserId): void {
  if (isAtLeast(balance, amount)) return;
  throw new AppError("NOT_ALLOWED_NOW", "the sender has too little", {
    details: { needs: "funds", userId, balance, amount, currency, changed: "no" },
  });
}

/** Both are of one currency; coins with longer codes than ISO 4217's are compared just the same. */
function isAtLeast(balance: string, amount: string): boolean {
  return compareMoney(money(balance, "XXX"), money(amount, "XXX")) >= 0;
}

/** What the sender lacks, as text with its currency; null while he has enough. */
export function shortfall(balance: string, amount: string, currency: string): string | null {
  if (isAtLeast(balance, amount)) return null;
  return `${currency} ${new Prisma.Decimal(amount).minus(balance).toFixed()}`;
}
