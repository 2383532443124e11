"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { OutcomeNotice } from "@/components/operations/outcome-notice";
import { useOutcome } from "@/components/operations/use-outcome";
import { LatestTransactions } from "@/components/transactions/latest-transactions";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { Freshness } from "@/components/ui/freshness";
import { LinkButton } from "@/components/ui/link-button";
import { cardDetailOptions, cardKeys } from "@/lib/cards/query-options";
import type { CardDetail as Card } from "@/lib/cards/schema";
import type { ActionError } from "@/lib/core/result";
import type { OperationDto } from "@/lib/operations/schema";
import { CardActions } from "./card-actions";
import { CardActivity } from "./card-activity";
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
  const refresh = useCardRefresh(card.id);
  const change = useFollowed(card.undecided);
  const pin = useFollowed(card.undecidedPin);
  return (
    <div className={clsx(place === "panel" && "p-4")}>
      <CardHeading
        card={card}
        place={place}
        actions={
          <CardActions
            card={card}
            waiting={change.waiting}
            waitingPin={pin.waiting}
            onFollow={change.follow}
            onFollowPin={pin.follow}
          />
        }
        freshness={<Freshness asOf={card.syncedAt} onRefresh={refresh.refresh} pending={refresh.pending} />}
      />
      <CardNotices card={card} refresh={refresh}>
        {change.outcome ? <OutcomeNotice outcome={change.outcome} onDismiss={change.dismiss} /> : null}
        {pin.outcome ? <OutcomeNotice outcome={pin.outcome} onDismiss={pin.dismiss} /> : null}
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
        <LatestTransactions of={{ card: card.id }} transactions={card.transactions} />
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
      <LatestTransactions of={{ card: card.id }} transactions={card.transactions} />
      <CardFacts card={card} />
      <LimitHistory card={card} />
      <CardActivity card={card} />
    </div>
  );
}

/** Follows the card's undecided operation, of whoever started it, and what came of it until that is dismissed. */
function useFollowed(undecided: OperationDto | null) {
  const client = useQueryClient();
  const [followed, setFollowed] = useState<string | null>(null);
  if (undecided && undecided.id !== followed) setFollowed(undecided.id);
  const outcome = useOutcome(followed, undecided, () => client.invalidateQueries({ queryKey: cardKeys.all }));
  const waiting = (outcome?.open ?? false) || undecided !== null;
  return { outcome, waiting, follow: setFollowed, dismiss: () => setFollowed(null) };
}

/** Why the card cannot be shown, and the next step. */
function CardDetailProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("cards.detail");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND") {
    return (
      <EmptyState title={t("notFound")} actions={<LinkButton href="/cards">{t("back")}</LinkButton>}>
        {t("notFoundText")}
      </EmptyState>
    );
  }
  return (
    <div className="p-4">
      <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />
    </div>
  );
}
