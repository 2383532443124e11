"use client";

import CreditCard from "lucide-react/icons/credit-card";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CardStatusBadge } from "@/components/cards/card-status-badge";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import type { UserCard, UserProfile } from "@/lib/users/schema";

/** The user's card, and those it had before. */
export function UserCards({ user, actions }: { user: UserProfile; actions: ReactNode }) {
  const t = useTranslations("users.profile");
  return (
    <Section title={t("cards")} actions={actions} flush>
      {user.card ? null : <p className="p-4 text-muted text-sm">{t("noCard")}</p>}
      <ul>
        {user.cards.map((card) => (
          <CardLine key={card.id} card={card} />
        ))}
      </ul>
    </Section>
  );
}

function CardLine({ card }: { card: UserCard }) {
  return (
    <li className="flex items-center gap-3 border-line border-t px-4 py-2.5 text-sm first:border-t-0">
      <CreditCard aria-hidden="true" className="size-4 text-faint" />
      <Link
        href={`/cards/${encodeURIComponent(card.id)}`}
        className="min-w-0 flex-1 truncate rounded-sm underline-offset-3 hover:underline"
      >
        <span className="font-mono text-[0.92em] text-muted tabular-nums">
          •••• {card.last4 ?? card.id.slice(-4)}
        </span>{" "}
        <Stranger>{card.title}</Stranger>
      </Link>
      <CardStatusBadge card={{ status: card.status, state: card.state }} />
    </li>
  );
}
