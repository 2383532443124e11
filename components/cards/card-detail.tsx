"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useState } from "react";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { OutcomeNotice } from "@/components/operations/outcome-notice";
import { useOutcome } from "@/components/operations/use-outcome";
import { LatestTransactions } from "@/components/transactions/latest-transactions";
import { Freshness } from "@/components/ui/freshness";
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
  useLiveRefresh({
    topics: LIVE_TOPICS,
    keys: [cardKeys.detail(cardId)],
    concerns: (event) => event.cardId === cardId,
  });
  if (card) return <LoadedCard card={card} place={place} />;
  return error ? <CardDetailProblem error={error.error} retry={refetch} /> : null;
}

const LIVE_TOPICS = ["cards", "transactions", "operations"] as const;

function LoadedCard({ card, place }: { card: Card; place: "page" | "panel" }) {
  const client = useQueryClient();
  const refresh = useCardRefresh(card.id);
  const [followed, setFollowed] = useState<string | null>(null);
  if (card.undecided && card.undecided.id !== followed) setFollowed(card.undecided.id);
  const outcome = useOutcome(followed, card.undecided, () =>
    client.invalidateQueries({ queryKey: cardKeys.all }),
  );
  const waiting = (outcome?.open ?? false) || card.undecided !== null;
  return (
    <div className={clsx(place === "panel" && "p-4")}>
      <CardHeading
        card={card}
        place={place}
        actions={<CardActions card={card} waiting={waiting} onFollow={setFollowed} />}
        freshness={<Freshness asOf={card.syncedAt} onRefresh={refresh.refresh} pending={refresh.pending} />}
      />
      <CardNotices card={card} refresh={refresh}>
        {outcome ? <OutcomeNotice outcome={outcome} onDismiss={() => setFollowed(null)} /> : null}
      </CardNotices>
      {place === "page" ? <PageParts card={card} /> : <PanelParts card={card} />}
    </div>
  );
}

function PageParts({ card }: { card: Card }) {
  return (
    <div className="grid gap-4 xl:grid-cols-[22rem_minmax(0,1fr)] xl:items-start">
      <div className="grid gap-4 md:max-xl:grid-cols-[22rem_minmax(0,1fr)] md:max-xl:items-start">
        <CardFace card={card} />
        <CardFacts card={card} />
      </div>
      <div className="grid min-w-0 gap-4">
        <CardLimits card={card} />
        <LatestTransactions transactions={card.transactions} />
        <div className="grid items-start gap-4 2xl:grid-cols-2">
          <LimitHistory card={card} />
          <CardActivity card={card} />
        </div>
      </div>
    </div>
  );
}

function PanelParts({ card }: { card: Card }) {
  return (
    <div className="grid gap-4">
      <CardFace card={card} />
      <CardLimits card={card} />
      <LatestTransactions transactions={card.transactions} />
      <CardFacts card={card} />
      <LimitHistory card={card} />
      <CardActivity card={card} />
    </div>
  );
}
