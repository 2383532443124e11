"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { type DiffRow, DiffTable } from "@/components/ui/diff-table";
import { Money } from "@/components/ui/money";
import { cardDetailOptions } from "@/lib/cards/query-options";
import type { CardDetail } from "@/lib/cards/schema";
import type { ActionError } from "@/lib/core/result";
import { CardStatusBadge } from "./card-status-badge";
import { useProblemText } from "./problem-text";

interface CardActionOutcomeProps {
  error: ActionError | null;
  /** What the form showed; a form about no card cannot be stale. */
  shown?: CardDetail;
  /** Gives the card as it is now, when the viewer has seen what changed. */
  onReload?: (card: CardDetail) => void;
}

/** Why the last attempt did not go through, and what to do about it. */
export function CardActionOutcome({ error, shown, onReload }: CardActionOutcomeProps) {
  const problemText = useProblemText();
  if (!error) return null;
  if (error.code === "STALE" && shown && onReload)
    return <StaleCardNotice card={shown} onReload={onReload} />;
  const problems = Object.values(error.fields ?? {});
  if (error.code === "INVALID_INPUT" && problems.length > 0) {
    return (
      <Callout tone="danger" role="alert">
        {problems.map((problem) => (
          <p key={problem}>{problemText(problem)}</p>
        ))}
      </Callout>
    );
  }
  return <ActionErrorNotice error={{ ...error, details: { changed: "no", ...error.details } }} />;
}

interface StaleCardNoticeProps {
  /** The card as the form shows it. */
  card: CardDetail;
  onReload: (card: CardDetail) => void;
}

/** The card is not what it was when the form was opened: shows what changed, then lets the viewer decide again. */
function StaleCardNotice({ card, onReload }: StaleCardNoticeProps) {
  const t = useTranslations("cards.stale");
  const client = useQueryClient();
  const [opened] = useState(card);
  const [current, setCurrent] = useState<CardDetail | null>(null);
  const [pending, startTransition] = useTransition();
  const diff = useCardDiff(opened, current);
  const reload = () =>
    startTransition(async () => {
      const found = await client
        .fetchQuery({ ...cardDetailOptions(card.id), staleTime: 0 })
        .catch(() => null);
      if (!found) return;
      setCurrent(found);
      onReload(found);
    });
  if (!current) {
    return (
      <Callout
        tone="warning"
        role="alert"
        title={t("title")}
        actions={
          <Button onClick={reload} pending={pending}>
            {t("reload")}
          </Button>
        }
      >
        {t("text")}
      </Callout>
    );
  }
  return (
    <div role="status" className="grid gap-2 text-sm">
      <p className="font-medium">{t("shown")}</p>
      {diff.length > 0 ? (
        <DiffTable caption={t("shown")} rows={diff} />
      ) : (
        <p className="text-muted">{t("same")}</p>
      )}
      <p className="text-muted">{t("goOn")}</p>
    </div>
  );
}

/** The facts about a card that a person acts on and that differ between two readings. */
function useCardDiff(before: CardDetail, after: CardDetail | null): DiffRow[] {
  const t = useTranslations("cards.stale");
  if (!after) return [];
  const rows: DiffRow[] = [
    {
      id: "status",
      label: t("status"),
      before: <CardStatusBadge card={before} />,
      after: <CardStatusBadge card={after} />,
      changed: before.status !== after.status,
    },
    {
      id: "title",
      label: t("cardTitle"),
      before: before.title,
      after: after.title,
      changed: before.title !== after.title,
    },
    ...periodsOf(before, after).map((period) => ({
      id: period,
      label: t("limit", { period }),
      before: <Limit card={before} period={period} />,
      after: <Limit card={after} period={period} />,
      changed: limitOf(before, period) !== limitOf(after, period),
    })),
  ];
  return rows.filter((row) => row.changed);
}

function Limit({ card, period }: { card: CardDetail; period: string }) {
  const t = useTranslations("cards");
  const limit = card.limits.find((one) => one.period === period);
  if (!limit) return t("stale.none");
  return limit.off ? t("limits.off") : <Money amount={limit.limit} currency={limit.currency} />;
}

function limitOf(card: CardDetail, period: string): string | undefined {
  const limit = card.limits.find((one) => one.period === period);
  return limit?.off ? "0" : limit?.limit;
}

function periodsOf(before: CardDetail, after: CardDetail): string[] {
  return [...new Set([...before.limits, ...after.limits].map((limit) => limit.period))];
}
