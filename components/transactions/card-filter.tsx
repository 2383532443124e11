"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cardListOptions } from "@/lib/cards/query-options";
import { FoundChoices } from "./found-choices";
import { useCardLabels } from "./use-card-labels";

interface CardFilterProps {
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

/** Picks cards by their last four digits, title or reference; those chosen already come first. */
export function CardFilter({ selected, onChange }: CardFilterProps) {
  const t = useTranslations("transactions.filters");
  const [text, setText] = useState("");
  const [first] = useState(selected);
  const labelOf = useCardLabels(first);
  const list = useQuery(cardListOptions({ limit: 20, ...(text ? { q: text } : {}) }));
  const found = list.data?.items ?? [];
  const ids = text ? found.map((card) => card.id) : [...new Set([...first, ...found.map((card) => card.id)])];
  const named = new Map(found.map((card) => [card.id, card]));
  return (
    <FoundChoices
      label={t("card")}
      hint={t("cardHint")}
      text={text}
      onText={setText}
      state={list.isPending ? "looking" : list.isError ? "failed" : "ready"}
      choices={ids.map((id) => {
        const card = named.get(id);
        const label = card?.last4
          ? t(card.title ? "cardNamed" : "cardOnly", { last4: card.last4, title: card.title })
          : card?.title || labelOf(id);
        return { value: id, label };
      })}
      selected={selected}
      onChange={onChange}
    />
  );
}
