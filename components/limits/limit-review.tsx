"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { DiffTable } from "@/components/ui/diff-table";
import { Field } from "@/components/ui/field";
import { Money } from "@/components/ui/money";
import { Textarea } from "@/components/ui/textarea";
import type { CardDetail } from "@/lib/cards/schema";
import { changesOf, type Draft, isBelowUsage, type RuleDraft } from "./limit-draft";

interface LimitReviewProps {
  draft: Draft;
  card: CardDetail;
  remark: string;
  onRemark: (remark: string) => void;
}

/** What was and what will be, with a remark that the issuer keeps in its log. */
export function LimitReview({ draft, card, remark, onRemark }: LimitReviewProps) {
  const t = useTranslations("limits");
  const changed = new Set(changesOf(draft, card.currency).map((rule) => rule.period));
  const below = draft.filter((rule) => changed.has(rule.period) && isBelowUsage(rule, card.currency));
  return (
    <>
      <DiffTable
        caption={t("edit.diff")}
        rows={draft.map((rule) => ({
          id: rule.period,
          label: t(`period.${rule.period}`),
          before:
            !rule.now || rule.now.off ? t("off") : <Money amount={rule.now.limit} currency={card.currency} />,
          after: <After rule={rule} changed={changed.has(rule.period)} currency={card.currency} />,
          changed: changed.has(rule.period),
        }))}
      />
      {below.length > 0 ? (
        <Callout tone="warning">
          {t("edit.declines", { rules: below.map((rule) => t(`period.${rule.period}`)).join(", ") })}
        </Callout>
      ) : null}
      <Field label={t("edit.remark")} hint={t("edit.remarkHint")} optional>
        <Textarea
          value={remark}
          maxLength={200}
          rows={2}
          onChange={(event) => onRemark(event.target.value)}
        />
      </Field>
    </>
  );
}

function After({ rule, changed, currency }: { rule: RuleDraft; changed: boolean; currency: string }) {
  const t = useTranslations("limits");
  if (rule.off) return t("off");
  const [change] = changed ? changesOf([rule], currency) : [];
  const amount = change?.setting.kind === "amount" ? change.setting.amount : (rule.now?.limit ?? "0");
  return <Money amount={amount} currency={currency} />;
}
