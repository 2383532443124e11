import "server-only";
import { type Snapshot, snapshotHash } from "@/lib/approvals/snapshot";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerFeeRule } from "@/lib/issuing/types";
import { toAppError } from "@/lib/users/refresh-user";
import { TOPUP_CURRENCY } from "@/lib/wallets/constants";
import type { FeeFacts, ToldFee } from "@/lib/wallets/fee-rule";

export interface KnownFeeRule {
  /** Null: none is set. */
  rule: IssuerFeeRule | null;
  facts: ToldFee | null;
  currency: string;
  snapshot: Snapshot;
  /** Changes when the rule does. */
  version: string;
}

/** The one fee rule of the business, as the issuer has it this moment. @throws AppError ISSUER_* */
export async function readFeeRule(language?: string): Promise<KnownFeeRule> {
  const { data } = await issuer().getTopupFeeRule({}, { language }).catch(toAppError);
  return knownFeeRule(data);
}

export function knownFeeRule(rule: IssuerFeeRule | null): KnownFeeRule {
  const facts = rule && feeFactsOf(rule);
  const currency = rule?.currency ?? TOPUP_CURRENCY;
  const snapshot = feeSnapshot(facts, currency);
  return { rule, facts, currency, snapshot, version: snapshotHash(snapshot) };
}

function feeFactsOf({ percentage, fixedAmount, minAmount, maxAmount }: IssuerFeeRule): ToldFee {
  return { percentage, fixedAmount, minAmount, maxAmount };
}

/** What somebody who approves a change relies on. */
export function feeSnapshot(facts: ToldFee | null, currency: string): Snapshot {
  const money = (amount: string | null | undefined) => (amount ? `${currency} ${amount}` : null);
  return {
    "fee.percentage": facts?.percentage ? `${facts.percentage}%` : null,
    "fee.fixed": money(facts?.fixedAmount),
    "fee.minimum": money(facts?.minAmount),
    "fee.maximum": money(facts?.maxAmount),
  };
}

/** The rule in one line that is read the same in every language: “1.5% + USD 0.30 (≥ 1, ≤ 20)”. */
export function feeLabel(facts: FeeFacts, currency: string): string {
  const bounds = [`≥ ${facts.minAmount}`, ...(facts.maxAmount === null ? [] : [`≤ ${facts.maxAmount}`])];
  return `${facts.percentage}% + ${currency} ${facts.fixedAmount} (${bounds.join(", ")})`;
}
