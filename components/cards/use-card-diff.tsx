"use client";

import { useTranslations } from "next-intl";
import type { DiffRow } from "@/components/ui/diff-table";
import { Money } from "@/components/ui/money";
import type { CardDetail } from "@/lib/cards/schema";
import { CardStatusBadge } from "./card-status-badge";

/** The facts about a card that a person acts on and that differ between two readings. */
export function useCardDiff(before: CardDetail, after: CardDetail | null): DiffRow[] {
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
