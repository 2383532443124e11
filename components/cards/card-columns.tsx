"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { CopyId } from "@/components/ui/copy-id";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { CardHolder, CardListItem, FactSource } from "@/lib/cards/schema";
import { CardFact } from "./card-fact";
import { lastFour } from "./card-name";
import { CardPressure } from "./card-pressure";
import { CardStatusBadge } from "./card-status-badge";
import { useHolderName } from "./use-holder-name";

/** The columns of the card list. */
export function useCardColumns(sort: "newest" | "pressure"): TableColumn<CardListItem>[] {
  const t = useTranslations("cards");
  const holderName = useHolderName();
  return [
    {
      id: "card",
      header: t("columns.card"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:min-w-52",
      cell: (card) => <CardCell card={card} />,
    },
    {
      id: "status",
      header: t("columns.status"),
      narrow: "trailing",
      cell: (card) => <CardStatusBadge card={card} />,
    },
    {
      id: "holder",
      header: t("columns.holder"),
      className: "@[40rem]:max-w-56",
      cell: (card) => (
        <CardFact kind="holder" source={sourceOf(card.holder)} brief>
          <Stranger>{holderName(card.holder) ?? ""}</Stranger>
        </CardFact>
      ),
    },
    {
      id: "mode",
      header: t("columns.mode"),
      narrow: "hidden",
      cell: (card) => (
        <CardFact kind="mode" source={card.mode?.source ?? null} brief>
          {card.mode?.value}
        </CardFact>
      ),
    },
    {
      id: "form",
      header: t("columns.form"),
      narrow: "hidden",
      cell: (card) => (
        <CardFact kind="form" source={card.form?.source ?? null} brief>
          <FormName value={card.form?.value ?? ""} />
        </CardFact>
      ),
    },
    { id: "type", header: t("columns.type"), narrow: "hidden", cell: (card) => card.type },
    { id: "currency", header: t("columns.currency"), narrow: "hidden", cell: (card) => card.currency },
    {
      id: "pressure",
      header: t("columns.pressure"),
      tip: t("columns.pressureTip"),
      align: "end",
      ...(sort === "pressure" ? { sort: "descending" as const } : {}),
      cell: (card) => <CardPressure percent={card.pressure} />,
    },
    {
      id: "expires",
      header: t("columns.expires"),
      align: "end",
      narrow: "hidden",
      cell: (card) => card.expiration,
    },
    {
      id: "created",
      header: t("columns.created"),
      align: "end",
      narrow: "hidden",
      ...(sort === "newest" ? { sort: "descending" as const } : {}),
      cell: (card) => (card.issuedAt ? <Time value={card.issuedAt} show="column" /> : null),
    },
    {
      id: "reference",
      header: t("columns.reference"),
      narrow: "hidden",
      cell: (card) =>
        card.referenceId ? <CopyId value={card.referenceId} label={t("columns.reference")} /> : null,
    },
  ];
}

/** From whom a list has the holder; that the company holds a B2B card needs no mark. */
function sourceOf(holder: CardHolder | null): FactSource | null {
  if (!holder) return null;
  if (holder.kind === "user") return holder.source;
  return holder.kind === "recorded" ? "recorded" : "issuer";
}

/** A form's name in the viewer's language; another word of the issuer's stays its own. */
export function FormName({ value }: { value: string }) {
  const t = useTranslations("cards.form");
  return value === "Virtual" || value === "Physical" ? t(value) : value;
}

function CardCell({ card }: { card: CardListItem }) {
  const t = useTranslations("cards");
  return (
    <span className="inline-flex max-w-full items-baseline gap-2.5 whitespace-nowrap align-bottom">
      <span className="font-mono text-[0.92em] text-muted tabular-nums">
        <span aria-hidden="true" className="text-faint">
          ••
        </span>
        <span className="sr-only">••••</span> {lastFour(card)}
      </span>
      <span className="truncate">
        <Stranger>{card.title}</Stranger>
      </span>
      {card.missingSince ? <Badge tone="warning">{t("list.missing")}</Badge> : null}
    </span>
  );
}
