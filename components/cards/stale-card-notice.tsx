"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DiffTable } from "@/components/ui/diff-table";
import { cardDetailOptions } from "@/lib/cards/query-options";
import type { CardDetail } from "@/lib/cards/schema";
import { useCardDiff } from "./use-card-diff";

interface StaleCardNoticeProps {
  /** The card as the form shows it. */
  card: CardDetail;
  onReload: (card: CardDetail) => void;
}

/** The card is not what it was when the form was opened: shows what changed, then lets the viewer decide again. */
export function StaleCardNotice({ card, onReload }: StaleCardNoticeProps) {
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
