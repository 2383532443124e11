"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { CardDetail } from "@/lib/cards/schema";
import { FormName } from "./card-columns";
import { CardFact } from "./card-fact";
import { HolderDialog } from "./holder-dialog";
import { useHolderName } from "./use-holder-name";

/** What is known of the card, each fact with where it comes from; what nobody said is unknown. */
export function CardFacts({ card }: { card: CardDetail }) {
  const t = useTranslations("cards");
  const id = (value: string | null, label: string) =>
    value ? <CopyId value={value} label={label} /> : <Unknown />;
  return (
    <Section title={t("detail.facts")}>
      <KeyValueList
        items={[
          {
            label: t("detail.holder"),
            value: <CardHolderFact card={card} />,
          },
          {
            label: t("detail.mode"),
            value: (
              <CardFact kind="mode" source={card.mode?.source ?? null}>
                {card.mode?.value}
              </CardFact>
            ),
          },
          {
            label: t("detail.form"),
            value: (
              <CardFact kind="form" source={card.form?.source ?? null}>
                <FormName value={card.form?.value ?? ""} />
              </CardFact>
            ),
          },
          { label: t("detail.type"), value: card.type ?? <Unknown /> },
          { label: t("detail.currency"), value: card.currency },
          { label: t("detail.brand"), value: card.brand ?? <Unknown /> },
          {
            label: t("detail.business"),
            value: card.businessName ? <Stranger>{card.businessName}</Stranger> : <Unknown />,
          },
          { label: t("detail.expires"), value: card.expiration ?? <Unknown /> },
          {
            label: t("detail.created"),
            value: card.issuedAt ? <Time value={card.issuedAt} show="exact" className="" /> : <Unknown />,
          },
          { label: t("detail.cardId"), value: id(card.id, t("detail.cardId")) },
          { label: t("detail.referenceId"), value: id(card.referenceId, t("detail.referenceId")) },
          ...(card.holder?.userId
            ? [{ label: t("detail.userId"), value: id(card.holder.userId, t("detail.userId")) }]
            : []),
        ]}
      />
    </Section>
  );
}

function Unknown() {
  const t = useTranslations("cards");
  return <span className="text-faint">{t("unknown")}</span>;
}

/** Who holds the card, from whom we have it, and, where the issuer names nobody, the way to record it. */
function CardHolderFact({ card }: { card: CardDetail }) {
  const t = useTranslations("cards.holder");
  const [open, setOpen] = useState(false);
  const { holder } = card;
  return (
    <span className="inline-flex min-w-0 max-w-full flex-wrap items-baseline gap-x-2 gap-y-1">
      <Known card={card} />
      {holder?.kind === "recorded" ? (
        <span className="text-faint text-xs">
          {t.rich("recordedBy", { name: holder.by, time: () => <Time value={holder.at} /> })}
        </span>
      ) : null}
      {card.may.recordHolder ? (
        <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
          {t(holder?.kind === "recorded" ? "change" : "record")}
        </Button>
      ) : null}
      {open ? <HolderDialog card={card} onClose={() => setOpen(false)} /> : null}
    </span>
  );
}

function Known({ card: { holder } }: { card: CardDetail }) {
  const holderName = useHolderName();
  if (holder?.kind === "recorded" || holder?.kind === "company")
    return <Stranger>{holderName(holder) ?? ""}</Stranger>;
  return (
    <CardFact kind="holder" source={holder?.source ?? null}>
      {holder?.name ? (
        <Link
          href={`/users/${encodeURIComponent(holder.userId)}`}
          className="rounded-sm underline-offset-3 hover:underline"
        >
          <Stranger>{holder.name}</Stranger>
        </Link>
      ) : (
        holder?.userId
      )}
    </CardFact>
  );
}
