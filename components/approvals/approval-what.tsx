"use client";

import { useTranslations } from "next-intl";
import { useBulkWords } from "@/components/bulk/use-bulk-words";
import { usePermissionName } from "@/components/staff/use-permission-name";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { ApprovalEffects } from "./approval-effects";
import { bulkActOf } from "./approval-title";
import { askedFee, askedLimits, askedPolicy, askedTeamChange } from "./asked";
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
        {bulkActOf(approval)?.kind === "limits.edit" ? <ApprovalEffects approval={approval} /> : null}
        {limits ? <LimitChanges approval={approval} rules={limits} /> : null}
        {rules ? <PolicyChanges approval={approval} rules={rules} /> : null}
        {fee ? <FeeChanges approval={approval} asked={fee} /> : null}
        {!over && approval.deciders.length === 0 ? (
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
  const bulk = useBulkWords();
  return (approval) => {
    const { kind, label, amount, currency } = approval;
    if (kind === "cards.terminate") return t("terminate", { label });
    if (kind === "limits.edit") return t("limits", { label });
    if (kind === "approvals.policy") return t("policy", { count: askedPolicy(approval.input)?.length ?? 0 });
    if (kind === "wallets.fees") return t("fees", { label });
    const act = bulkActOf(approval);
    if (act) return bulk.sentence(act, approval.items ?? 0);
    if (kind === "bulk") return t("bulk", { label, count: approval.items ?? 0 });
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
