"use client";

import ArrowRight from "lucide-react/icons/arrow-right";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { historyTone } from "@/components/audit/history-tone";
import { CopyId } from "@/components/ui/copy-id";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { FeeFact } from "@/lib/wallets/constants";
import type { FeeChange, FeeRuleDto } from "@/lib/wallets/schema";

/** Who set which rule here, why, and who agreed. Absent for roles that may not know. */
export function FeeHistory({ history }: { history: FeeRuleDto["history"] }) {
  const t = useTranslations("wallets");
  if (!history) return null;
  return (
    <Section title={t("fees.history")} description={t("fees.historyText")}>
      {history.length === 0 ? <p className="text-muted text-sm">{t("fees.historyNone")}</p> : null}
      <Timeline
        label={t("fees.history")}
        items={history.map((change) => ({
          id: change.id,
          icon: <ToneIcon tone={historyTone(change.outcome)} />,
          tone: historyTone(change.outcome),
          title: (
            <>
              {change.label}{" "}
              <span className="font-normal text-muted">
                · {t("history.outcome", { outcome: change.outcome })}
              </span>
            </>
          ),
          time: <Time value={change.at} />,
          children: <ChangeText change={change} />,
        }))}
      />
    </Section>
  );
}

function ChangeText({ change }: { change: FeeChange }) {
  const t = useTranslations("wallets.history");
  const { approval } = change;
  return (
    <div className="grid gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <span>{t("by", { name: change.actor })}</span>
        {approval?.checkerName ? <span>{t("approved", { name: approval.checkerName })}</span> : null}
        {approval ? (
          <Link href={`/approvals/${approval.id}`} className="rounded-sm underline underline-offset-3">
            {t("request")}
          </Link>
        ) : null}
        {change.errorCode ? <span>{t("code", { code: change.errorCode })}</span> : null}
        <CopyId value={change.requestId} label={t("requestId")} />
      </p>
      {change.changes.map((part) => (
        <Part key={part.fact} part={part} />
      ))}
      {change.reason ? (
        <p className="wrap-anywhere text-ink">{t("reason", { reason: change.reason })}</p>
      ) : null}
    </div>
  );
}

function Part({ part }: { part: FeeChange["changes"][number] }) {
  const t = useTranslations("wallets.fees");
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 tabular-nums">
      <span>{t(NAMES[part.fact])}</span>
      <Value text={part.before} />
      <ArrowRight role="img" aria-label="→" className="size-3" />
      <span className="text-ink">
        <Value text={part.after} />
      </span>
    </p>
  );
}

/** “USD 1.5”, as the audit log has it, in the viewer's writing. */
function Value({ text }: { text: string | null }) {
  const t = useTranslations("wallets.history");
  const money = /^([A-Z0-9]{2,8}) (\d+(?:\.\d+)?)$/.exec(text ?? "");
  if (money?.[1] && money[2]) return <Money amount={money[2]} currency={money[1]} />;
  return <span>{text ?? t("nothing")}</span>;
}

const NAMES = {
  "fee.percentage": "percentage",
  "fee.fixed": "fixedAmount",
  "fee.minimum": "minAmount",
  "fee.maximum": "maxAmount",
} as const satisfies Record<FeeFact, string>;
