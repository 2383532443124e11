import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import type { Finding } from "@/lib/operations/resolve-operation";
import { recordWallet } from "@/lib/wallets/create-wallet";
import { sameFee } from "@/lib/wallets/fee-rule";
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

/** Reads the rule and says whether a change whose answer was lost stands. */
export async function findFeeRuleChange(operation: Operation): Promise<Finding> {
  const asked = feeFacts.strip().safeParse(operation.input).data;
  if (!asked) return { verdict: "cannot_be_read" };
  const read = await issuer()
    .getTopupFeeRule({})
    .catch(() => null);
  if (!read) return { verdict: "undecided" };
  const { facts, currency } = knownFeeRule(read.data);
  if (!facts || !sameFee(facts, asked)) return { verdict: "not_applied" };
  return { verdict: "applied", apply: (tx) => recordFeeRule(tx, asked, currency) };
}
