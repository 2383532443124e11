"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { CardDetail } from "@/lib/cards/schema";
import { CardFact } from "./card-fact";
import { HolderDialog } from "./holder-dialog";
import { useHolderName } from "./use-holder-name";

/** Who holds the card, from whom we have it, and, where the issuer names nobody, the way to record it. */
export function CardHolderFact({ card }: { card: CardDetail }) {
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
