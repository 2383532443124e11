"use client";

import { Command } from "cmdk";
import CreditCard from "lucide-react/icons/credit-card";
import ReceiptText from "lucide-react/icons/receipt-text";
import User from "lucide-react/icons/user-round";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCardName } from "@/components/cards/card-name";
import { CardStatusBadge } from "@/components/cards/card-status-badge";
import { HolderName } from "@/components/cards/holder-name";
import { TransactionMoney } from "@/components/transactions/transaction-money";
import { TransactionStatusBadge } from "@/components/transactions/transaction-status-badge";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { CardHit, PersonHit, TransactionHit } from "@/lib/search/schema";

interface PaletteItemProps {
  /** Unique among all items. */
  value: string;
  icon: ReactNode;
  onOpen: () => void;
  children: ReactNode;
}

/** One line that Enter or a click opens. */
export function PaletteItem({ value, icon, onOpen, children }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onOpen}
      className="flex min-h-9 cursor-default select-none items-center gap-3 rounded-md px-2.5 py-1.5 text-sm aria-selected:bg-hover pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-faint aria-selected:[&>svg]:text-accent-ink"
    >
      {icon}
      {children}
    </Command.Item>
  );
}

export function CardItem({ card, onOpen }: { card: CardHit; onOpen: () => void }) {
  const name = useCardName();
  return (
    <PaletteItem value={`cards/${card.id}`} icon={<CreditCard aria-hidden="true" />} onOpen={onOpen}>
      <span className="truncate">{name(card)}</span>
      <span className="min-w-0 flex-1 truncate text-muted text-xs">
        <HolderName holder={card.holder} />
      </span>
      <CardStatusBadge card={card} />
    </PaletteItem>
  );
}

export function PersonItem({ person, onOpen }: { person: PersonHit; onOpen: () => void }) {
  const t = useTranslations("search");
  return (
    <PaletteItem value={`users/${person.id}`} icon={<User aria-hidden="true" />} onOpen={onOpen}>
      <Stranger className="truncate">{person.name}</Stranger>
      <span className="min-w-0 flex-1 truncate text-muted text-xs tabular-nums">{person.phone}</span>
      <span className="whitespace-nowrap text-muted text-xs">{t("cardCount", { count: person.cards })}</span>
    </PaletteItem>
  );
}

export function TransactionItem({
  transaction,
  onOpen,
}: {
  transaction: TransactionHit;
  onOpen: () => void;
}) {
  const t = useTranslations("search");
  const { id, merchantName, cardLast4, amount, currency, status, createdAt } = transaction;
  return (
    <PaletteItem value={`transactions/${id}`} icon={<ReceiptText aria-hidden="true" />} onOpen={onOpen}>
      <span className="truncate">
        {merchantName ? (
          <Stranger>{merchantName}</Stranger>
        ) : (
          <span className="text-faint">{t("noMerchant")}</span>
        )}
      </span>
      <span className="min-w-0 flex-1 truncate text-muted text-xs tabular-nums">
        {cardLast4 ? `•••• ${cardLast4} · ` : ""}
        {createdAt ? <Time value={createdAt} show="column" /> : null}
      </span>
      <span className="max-sm:hidden">
        <TransactionStatusBadge status={status} />
      </span>
      <TransactionMoney amount={amount} currency={currency} status={status} />
    </PaletteItem>
  );
}
