"use client";

import { useFormatter, useTranslations } from "next-intl";
import { SecondPersonNote } from "@/components/approvals/second-person-note";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { REASON_MAX } from "@/lib/bulk/constants";
import type { BulkAct, BulkPlanDto } from "@/lib/bulk/schema";
import { EffectsTable } from "./effects-table";
import { useBulkLabels } from "./use-bulk-labels";

interface BulkConfirmProps {
  plan: BulkPlanDto & { act: BulkAct };
  reason: string;
  onReason: (reason: string) => void;
  problem: string | undefined;
  /** The cards changed after the dialog had shown them. */
  changed: boolean;
}

/** What happens, to how many, which ones not and why, and whether somebody else must agree. */
export function BulkConfirm({ plan, reason, onReason, problem, changed }: BulkConfirmProps) {
  const t = useTranslations("bulk.dialog");
  const words = useBulkLabels();
  return (
    <>
      {changed ? <Callout tone="warning" role="alert" title={t("changed")} /> : null}
      <p className="text-base text-ink">
        {plan.acts > 0 ? words.sentence(plan.act, plan.acts) : t("nothing")}
      </p>
      {plan.effects.length > 0 ? <Effects plan={plan} /> : <Summary plan={plan} />}
      <SecondPersonNote answer={{ state: "answered", second: plan.second }} kind="bulk" />
      {plan.acts > 0 ? (
        <Field
          label={t("reason")}
          hint={t(plan.act.kind === "limits.edit" ? "limitReasonHint" : "reasonHint")}
          error={problem}
          required
        >
          <Textarea
            value={reason}
            maxLength={REASON_MAX}
            rows={2}
            onChange={(event) => onReason(event.target.value)}
          />
        </Field>
      ) : null}
    </>
  );
}

function Effects({ plan: { effects } }: Pick<BulkConfirmProps, "plan">) {
  const t = useTranslations("bulk.dialog");
  const count = effects.filter(({ skip, change }) => skip === null && change === "limited").length;
  return (
    <>
      {count > 0 ? <Callout tone="warning" title={t("newlyLimited", { count })} /> : null}
      <EffectsTable rows={effects} />
    </>
  );
}

function Summary({ plan: { examples, skips } }: Pick<BulkConfirmProps, "plan">) {
  const t = useTranslations("bulk.dialog");
  const words = useBulkLabels();
  const format = useFormatter();
  const skipped = skips.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {examples.length > 0 ? (
        <p className="text-muted text-sm">{t("examples", { names: format.list(examples) })}</p>
      ) : null}
      {skipped > 0 ? (
        <div className="text-sm">
          <p className="text-ink">{t("skipped", { count: skipped })}</p>
          <ul className="mt-1 grid gap-0.5 text-muted">
            {skips.map(({ code, count }) => (
              <li key={code} className="tabular-nums">
                {count} · {words.why(code)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
