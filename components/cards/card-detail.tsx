"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OutcomeNotice } from "@/components/operations/outcome-notice";
import { useOutcome } from "@/components/operations/use-outcome";
import { LatestTransactions } from "@/components/transactions/latest-transactions";
import { Freshness } from "@/components/ui/freshness";
import { Section } from "@/components/ui/section";
import { cardDetailOptions, cardKeys } from "@/lib/cards/query-options";
import type { CardDetail as Card } from "@/lib/cards/schema";
import { CardActions } from "./card-actions";
import { CardActivity } from "./card-activity";
import { CardDetailProblem } from "./card-detail-problem";
import { CardFace } from "./card-face";
import { CardFacts } from "./card-facts";
import { CardHeading } from "./card-heading";
import { CardLimits } from "./card-limits";
import { CardNotices } from "./card-notices";
import { LimitHistory } from "./limit-history";
import { useCardRefresh } from "./use-card-refresh";

/** One card, all of it: on its own page, or in a panel beside the list. */
export function CardDetail({ cardId, place }: { cardId: string; place: "page" | "panel" }) {
  const { data: card, error, refetch } = useQuery(cardDetailOptions(cardId));
  if (card) return <LoadedCard card={card} place={place} />;
  return error ? <CardDetailProblem error={error.error} retry={refetch} /> : null;
}

function LoadedCard({ card, place }: { card: Card; place: "page" | "panel" }) {
  const t = useTranslations("cards");
  const client = useQueryClient();
  const refresh = useCardRefresh(card.id);
  const [followed, setFollowed] = useState<string | null>(null);
  if (card.undecided && card.undecided.id !== followed) setFollowed(card.undecided.id);
  const outcome = useOutcome(followed, () => client.invalidateQueries({ queryKey: cardKeys.all }));
  const waiting = (outcome?.open ?? false) || card.undecided !== null;
  const actions = <CardActions card={card} waiting={waiting} onFollow={setFollowed} />;
  return (
    <div className={clsx(place === "panel" && "p-4")}>
      <CardHeading card={card} place={place} actions={actions} />
      <div className="mb-3 flex items-center justify-between gap-3">
        <Freshness asOf={card.syncedAt} onRefresh={refresh.refresh} pending={refresh.pending} />
      </div>
      <CardNotices card={card} refresh={refresh}>
        {outcome ? <OutcomeNotice outcome={outcome} onDismiss={() => setFollowed(null)} /> : null}
      </CardNotices>
      <div
        className={clsx(
          "grid gap-4",
          place === "page" && "xl:grid-cols-[22rem_minmax(0,1fr)] xl:items-start",
        )}
      >
        <div
          className={clsx("grid gap-4", place === "page" && "md:max-xl:grid-cols-2 md:max-xl:items-start")}
        >
          <CardFace card={card} />
          <Section title={t("detail.facts")}>
            <CardFacts card={card} />
          </Section>
        </div>
        <div className="grid min-w-0 gap-4">
          <CardLimits card={card} />
          <LatestTransactions transactions={card.transactions} />
          <div className={clsx("grid items-start gap-4", place === "page" && "2xl:grid-cols-2")}>
            <LimitHistory card={card} />
            {card.activity ? <CardActivity card={card} activity={card.activity} /> : null}
          </div>
        </div>
      </div>
    </div>
  );
}
