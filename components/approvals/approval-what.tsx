"use client";

import { useTranslations } from "next-intl";
import { usePeriodName } from "@/components/limits/period-name";
import { usePermissionName } from "@/components/staff/use-permission-name";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { askedBulk, askedFee, askedLimits, askedPolicy, askedTeamChange } from "./asked";
import { FeeChanges } from "./fee-changes";
import { LimitChanges } from "./limit-changes";
import { PolicyChanges } from "./policy-changes";
import { useApprovalWords } from "./use-approval-words";

/** In one sentence what happens, with the numbers; below it what a sentence cannot hold. */
export function ApprovalWhat({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.detail");
  const sentence = useSentence()(approval);
  const over = approval.obstacle === "over";
  const limits = approval.kind === "limits.edit" ? askedLimits(approval.input) : null;
  const rules = approval.kind === "approvals.policy" ? askedPolicy(approval.input) : null;
  const fee = approval.kind === "wallets.fees" ? askedFee(approval.input, approval.label) : null;
  return (
    <Section title={t(over ? "whatOver" : "what")}>
      <div className="grid gap-3">
        <p className="text-base text-ink">{sentence}</p>
        {limits ? <LimitChanges approval={approval} rules={limits} /> : null}
        {rules ? <PolicyChanges approval={approval} rules={rules} /> : null}
        {fee ? <FeeChanges approval={approval} asked={fee} /> : null}
        {!over && approval.deciders === 0 ? (
          <Callout tone="warning" title={t("nobody")}>
            {t("nobodyText")}
          </Callout>
        ) : null}
      </div>
    </Section>
  );
}

function useSentence(): (approval: ApprovalDetail) => string {
  const t = useTranslations("approvals.sentence");
  const words = useApprovalWords();
  const permissionName = usePermissionName();
  const bulk = useBulkSentence();
  return (approval) => {
    const { kind, label, amount, currency } = approval;
    if (kind === "cards.terminate") return t("terminate", { label });
    if (kind === "limits.edit") return t("limits", { label });
    if (kind === "approvals.policy") return t("policy", { count: askedPolicy(approval.input)?.length ?? 0 });
    if (kind === "wallets.fees") return t("fees", { label });
    if (kind === "bulk") return bulk(approval);
    if (kind === "transfers.create" && amount && currency)
      return t("transfer", { label, amount: words.amount(amount, currency) });
    const change = askedTeamChange(approval.input);
    if (change?.act === "role") return t("role", { label, role: words.role(change.role) });
    if (change?.act === "grant") {
      const permission = permissionName(change.permission);
      return t("grant", { label, permission, until: change.expiresOn ?? "none" });
    }
    return t("other", { label });
  };
}

function useBulkSentence(): (approval: ApprovalDetail) => string {
  const t = useTranslations("approvals.sentence");
  const words = useApprovalWords();
  const periodName = usePeriodName();
  return ({ label, items, input }) => {
    const count = items ?? 0;
    const asked = askedBulk(input);
    if (!asked) return t("bulk", { label, count });
    if (asked.act !== "limit") return t(asked.act === "lock" ? "bulkLock" : "bulkUnlock", { label, count });
    const rule = periodName(asked.period);
    if (asked.amount === null) return t("bulkLimitOff", { label, count, rule });
    return t("bulkLimit", { label, count, rule, amount: words.amount(asked.amount, asked.currency) });
  };
}
