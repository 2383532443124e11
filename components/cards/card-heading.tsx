"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import type { CardDetail } from "@/lib/cards/schema";
import { useCardName } from "./card-name";
import { CardStatusBadge } from "./card-status-badge";

interface CardHeadingProps {
  card: CardDetail;
  place: "page" | "panel";
  actions: ReactNode;
}

/** Name, status and actions; the panel has the name in its own head. */
export function CardHeading({ card, place, actions }: CardHeadingProps) {
  const t = useTranslations("cards");
  const name = useCardName()(card);
  if (place === "page") {
    return (
      <PageHeader
        title={name}
        trail={[{ label: t("title"), href: "/cards" }]}
        aside={<CardStatusBadge card={card} />}
        actions={actions}
      />
    );
  }
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
      <CardStatusBadge card={card} />
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
