import "server-only";
import type { Owner } from "@/lib/balances/owner";
import { type Reading, recordBalances, recordFailure } from "@/lib/balances/record-balances";
import type { Clock } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import type { IssuerBalance } from "@/lib/issuing/types";
import { issuerFailure } from "@/lib/operations/issuer-failure";

export interface ReadOptions {
  clock: Clock;
  source: Reading["source"];
  language?: string | undefined;
  requestId?: string | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Asks the issuer for the balances of one owner and keeps the answer, or that there was none.
 * @throws AppError ISSUER_*, RATE_LIMITED
 */
export async function readOwner(
  owner: Owner,
  { clock, source, ...call }: ReadOptions,
): Promise<{ balances: IssuerBalance[]; unread: number; at: Date }> {
  const at = clock.now();
  try {
    const wanted = owner.userId === null ? {} : { pUserId: owner.userId };
    const { data, unread } = await issuer().getBalance(wanted, call);
    const partial = unread.length > 0;
    await recordBalances(owner, data, { at, source, partial });
    if (partial)
      await recordFailure(owner, at, new AppError("ISSUER_UNREADABLE", "a balance without a number"));
    return { balances: data, unread: unread.length, at };
  } catch (error) {
    const failure =
      error instanceof IssuingError ? issuerFailure({ ...error, errorKind: error.kind }) : error;
    if (failure instanceof AppError && !call.signal?.aborted) await recordFailure(owner, at, failure);
    throw failure;
  }
}

/** Whether the next owner would fare no better: the issuer itself is in the way, not this owner. */
export function concernsEverybody(failure: unknown): boolean {
  return !(failure instanceof AppError) || EVERYBODY.includes(failure.code);
}

const EVERYBODY = ["ISSUER_UNREACHABLE", "ISSUER_UNAUTHORIZED", "RATE_LIMITED"];
