"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EffectsTable } from "@/components/bulk/effects-table";
import { useBulkLabels } from "@/components/bulk/use-bulk-labels";
import { usePeriodName } from "@/components/limits/period-name";
import { usePermissionName } from "@/components/staff/use-permission-name";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Callout } from "@/components/ui/callout";
import { DiffTable } from "@/components/ui/diff-table";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import type { PolicyRule } from "@/lib/approvals/decide";
import { policyOptions } from "@/lib/approvals/query-options";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { approvedEffectsOptions } from "@/lib/bulk/query-options";
import { bulkActOf } from "./approval-title";
import { PolicyDiff } from "./policy-diff";
import { askedFee, askedLimits, askedPolicy, askedTeamChange } from "./request-input";
import { SnapshotFactValue, useSnapshotFactName } from "./snapshot-fact";
import { useApprovalLabels } from "./use-approval-labels";

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
  const words = useApprovalLabels();
  const permissionName = usePermissionName();
  const bulk = useBulkLabels();
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

/** The table that the maker saw, as it is now, with what differs. */
function ApprovalEffects({ approval: { id } }: { approval: ApprovalDetail }) {
  const { data, error } = useQuery(approvedEffectsOptions(id));
  if (data) return data.length > 0 ? <EffectsTable rows={data} /> : null;
  return error ? <ActionErrorNotice error={error.error} /> : <Skeleton className="h-40 w-full" />;
}

interface PolicyChangesProps {
  approval: ApprovalDetail;
  rules: readonly PolicyRule[];
}

/** While it waits: the rules beside those in force. Afterwards: the rules that were asked for. */
function PolicyChanges({ approval, rules }: PolicyChangesProps) {
  const t = useTranslations("approvals.policy");
  const words = useApprovalLabels();
  const waits = approval.status === "pending" || approval.status === "stale";
  const { data: policy } = useQuery({ ...policyOptions(), enabled: waits });
  if (waits && policy) return <PolicyDiff before={policy.rules} after={rules} />;
  return (
    <ol aria-label={t("title")} className="list-decimal pl-5 text-sm">
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list
        <li key={index}>{words.rule(rule)}</li>
      ))}
    </ol>
  );
}

interface LimitChangesProps {
  approval: ApprovalDetail;
  rules: readonly { period: string; amount: string | null }[];
}

/** The rules as they are, and as they will be. */
function LimitChanges({ approval, rules }: LimitChangesProps) {
  const t = useTranslations("approvals");
  const periodName = usePeriodName();
  const snapshot = approval.snapshotNow ?? approval.snapshotThen;
  return (
    <DiffTable
      caption={t("detail.what")}
      rows={rules.map(({ period, amount }) => ({
        id: period,
        label: periodName(period),
        before: <SnapshotFactValue name={`limit.${period}`} value={snapshot[`limit.${period}`] ?? null} />,
        after:
          amount && approval.currency ? (
            <Money amount={amount} currency={approval.currency} />
          ) : (
            t("snapshot.off")
          ),
        changed: true,
      }))}
    />
  );
}

interface FeeChangesProps {
  approval: ApprovalDetail;
  /** The rule that was asked for, as the snapshot's facts are written. */
  asked: Record<string, string | null>;
}

/** The fee rule as it is, and as it will be. */
function FeeChanges({ approval, asked }: FeeChangesProps) {
  const t = useTranslations("approvals.detail");
  const factName = useSnapshotFactName();
  const snapshot = approval.snapshotNow ?? approval.snapshotThen;
  return (
    <DiffTable
      caption={t("what")}
      rows={Object.entries(asked).map(([fact, value]) => ({
        id: fact,
        label: factName(fact),
        before: <SnapshotFactValue name={fact} value={snapshot[fact] ?? null} />,
        after: <SnapshotFactValue name={fact} value={value} />,
        changed: plain(snapshot[fact]) !== plain(value),
      }))}
    />
  );
}

/** “USD 1.50” and “USD 1.5” are the same. */
function plain(value: unknown): string {
  return String(value ?? "")
    .replace(/(\.\d*?)0+(?=%?$)/, "$1")
    .replace(/\.(?=%?$)/, "");
}
