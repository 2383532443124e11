import "server-only";
import { Decimal } from "decimal.js";
import { z } from "zod";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerFeeRule } from "@/lib/issuing/types";
import { type Change, weigh } from "@/lib/operations/evidence";
import type { Finding } from "@/lib/operations/resolve-operation";
import { recordWallet } from "@/lib/wallets/create-wallet";
import type { FeeFacts } from "@/lib/wallets/fee-rule";
import { findCreatedWallet } from "@/lib/wallets/find-created-wallet";
import { knownFeeRule } from "@/lib/wallets/issuer-fee-rule";
import { recordFeeRule } from "@/lib/wallets/perform-fee-rule";
import { feeFacts } from "@/lib/wallets/schema";

/** Reads the user's wallets and says whether one whose creation's answer was lost is there. */
export async function findWalletCreation(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const created = await findCreatedWallet(operation);
  if (created === "unreadable") return { verdict: "undecided" };
  if (created === "untold") return { verdict: "cannot_be_read" };
  if (created === "none") return { verdict: "not_applied" };
  return { verdict: "applied", apply: (tx) => recordWallet(tx, created.found, clock.now()) };
}

/** Reads the rule and says whether a change whose answer was lost stands, or the rule of before still does. */
export async function findFeeRuleChange(operation: Operation): Promise<Finding> {
  const asked = feeFacts.strip().safeParse(operation.input).data;
  if (!asked) return { verdict: "cannot_be_read" };
  const read = await issuer()
    .getTopupFeeRule({})
    .catch((error: unknown) => (isNotOffered(error) ? "untold" : "unreadable"));
  if (read === "unreadable") return { verdict: "undecided" };
  if (typeof read === "string") return { verdict: "cannot_be_read" };
  const { currency } = knownFeeRule(read.data);
  const evidence = weigh(feeChanges(asked, operation.before, read.data));
  if (evidence === "unclear") return { verdict: "cannot_be_read" };
  if (evidence === "not_shown") return { verdict: "not_applied" };
  return { verdict: "applied", apply: (tx) => recordFeeRule(tx, asked, currency) };
}

const before = z.record(z.string(), z.string().nullable()).catch({});

/** The parts of the rule; one that the issuer does not name says nothing. */
function feeChanges(asked: FeeFacts, was: unknown, rule: IssuerFeeRule | null): Change[] {
  const parts = [
    ["fee.percentage", asked.percentage, rule?.percentage],
    ["fee.fixed", asked.fixedAmount, rule?.fixedAmount],
    ["fee.minimum", asked.minAmount, rule?.minAmount],
    ["fee.maximum", asked.maxAmount, rule?.maxAmount],
  ] as const;
  const snapshot = before.parse(was);
  return parts.map(([name, amount, shown]) => ({
    asked: plainAmount(amount),
    before: plainAmount(snapshot[name]),
    shown: shown === null || shown === undefined ? null : plainAmount(shown),
  }));
}

/** “USD 0.30”, “1.5%” and `0.3` as a plain number; no bound, and none of it, is zero. */
function plainAmount(text: string | null | undefined): string {
  return new Decimal(/\d+(\.\d+)?/.exec(text ?? "")?.[0] ?? "0").toFixed();
}
