"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Stranger } from "@/components/ui/stranger";
import type { CardDetail } from "@/lib/cards/schema";
import { useCardName } from "./card-name";
import { CardStatusBadge } from "./card-status-badge";

interface CardHeadingProps {
  card: CardDetail;
  place: "page" | "panel";
  actions: ReactNode;
  freshness: ReactNode;
}

/** Name, status and actions; the panel has the name in its own head. */
export function CardHeading({ card, place, actions, freshness }: CardHeadingProps) {
  const t = useTranslations("cards");
  const name = useCardName()(card);
  if (place === "page") {
    return (
      <PageHeader
        title={<Stranger>{name}</Stranger>}
        trail={[{ label: t("title"), href: "/cards" }]}
        aside={
          <>
            <CardStatusBadge card={card} />
            {freshness}
          </>
        }
        actions={actions}
      />
    );
  }
  return (
    <div className="mb-4 grid gap-3">
      <div className="flex items-center justify-between gap-3">
        <CardStatusBadge card={card} />
        {freshness}
      </div>
      <div className="flex flex-wrap gap-2 empty:hidden">{actions}</div>
    </div>
  );
}
