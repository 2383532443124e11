"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyId } from "@/components/ui/copy-id";
import { Time } from "@/components/ui/time";
import type { CardDetail } from "@/lib/cards/schema";
import type { CardRefresh } from "./use-card-refresh";

interface CardNoticesProps {
  card: CardDetail;
  refresh: CardRefresh;
  /** The notice about an action in doubt. */
  children: ReactNode;
}

/** What must be known about the card before acting on it. */
export function CardNotices({ card, refresh, children }: CardNoticesProps) {
  const t = useTranslations("cards.detail");
  return (
    <div className="mb-4 grid gap-2 empty:hidden">
      {children}
      {refresh.error && !refresh.pending ? <RefreshFailed card={card} refresh={refresh} /> : null}
      {card.missingSince ? (
        <Callout tone="warning" title={t("gone")}>
          {t.rich("goneText", { time: () => <Time value={card.missingSince ?? ""} /> })}
        </Callout>
      ) : null}
      {card.state === "terminated" ? <Callout tone="neutral">{t("terminatedText")}</Callout> : null}
    </div>
  );
}

function RefreshFailed({ card, refresh }: { card: CardDetail; refresh: CardRefresh }) {
  const t = useTranslations("cards.detail");
  const { error } = refresh;
  const again = <Button onClick={refresh.refresh}>{t("retry")}</Button>;
  if (!error) return null;
  if (!error.code.startsWith("ISSUER_") && error.code !== "INTERNAL") {
    return <ActionErrorNotice error={error} actions={again} />;
  }
  return (
    <Callout tone="warning" role="status" title={t("refreshFailed")} actions={again}>
      <p>{t.rich("refreshFailedText", { time: () => <Time value={card.syncedAt} /> })}</p>
      {error.requestId ? (
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-muted text-xs">
          {error.details.issuerCode ? <code>{error.details.issuerCode}</code> : null}
          <CopyId value={error.requestId} label={t("requestId")} />
        </p>
      ) : null}
    </Callout>
  );
}
