"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { ApprovalKind } from "@/lib/approvals/constants";
import type { SecondPerson } from "@/lib/approvals/schema";
import { kindKey, useApprovalLabels } from "./use-approval-labels";
import type { PolicyState } from "./use-policy-answer";

const NAMED = 3;

/** That a second person will be asked, by which rule, and who may decide; nothing where it is done at once. */
export function SecondPersonNote({ answer, kind }: { answer: PolicyState; kind: ApprovalKind }) {
  const t = useTranslations("approvals.second");
  const scope = useScope(kind);
  const names = useNames();
  if (answer.state === "asking") return null;
  if (answer.state === "unread") {
    return (
      <Callout tone="warning" title={t("unread")}>
        {t("unreadText")}
      </Callout>
    );
  }
  const { second } = answer;
  if (!second) return null;
  return (
    <Callout tone="info" role="status" title={t("title", { scope: scope(second) })}>
      {second.deciders.length > 0 ? t("decides", { names: names(second.deciders) }) : t("nobody")}
    </Callout>
  );
}

function useScope(asked: ApprovalKind): (second: SecondPerson) => string {
  const t = useTranslations("approvals.second");
  const words = useApprovalLabels();
  return ({ rule, currency }) => {
    const kind = t(`kinds.${kindKey(rule.kind)}`);
    const { threshold } = rule;
    const what = () => {
      if (threshold === null)
        return rule.currency ? t("inCurrency", { kind, currency: rule.currency }) : t("always", { kind });
      if (rule.kind === "bulk") return t("aboveItems", { count: Number(threshold) });
      const amount = words.amount(threshold, rule.currency ?? currency ?? "");
      return rule.kind === asked ? t("above", { amount }) : t("aboveKind", { kind, amount });
    };
    return rule.role ? t("byRole", { scope: what(), role: words.role(rule.role) }) : what();
  };
}

function useNames(): (names: readonly string[]) => string {
  const t = useTranslations("approvals.second");
  const format = useFormatter();
  return (names) => {
    const more = names.length > NAMED ? names.length - NAMED + 1 : 0;
    const shown = more > 0 ? [...names.slice(0, NAMED - 1), t("others", { count: more })] : names;
    return format.list(shown, { type: "disjunction" });
  };
}
