"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cardListOptions } from "@/lib/cards/query-options";
import { FoundChoices } from "./found-choices";

interface UserFilterProps {
  selected: string | null;
  onChange: (user: string | null) => void;
}

/** Picks the person who holds cards, by a part of the name or the whole id. */
export function UserFilter({ selected, onChange }: UserFilterProps) {
  const t = useTranslations("transactions.filters");
  const [text, setText] = useState("");
  const list = useQuery(cardListOptions({ mode: ["B2C"], limit: 100, ...(text ? { holder: text } : {}) }));
  const holders = new Map<string, string>();
  for (const { holder } of list.data?.items ?? [])
    if (holder?.userId) holders.set(holder.userId, holder.name ?? t("userById", { id: holder.userId }));
  // An id that no card names may still stand in transactions.
  if (list.isSuccess && holders.size === 0 && text !== "") holders.set(text, t("userById", { id: text }));
  return (
    <FoundChoices
      label={t("user")}
      hint={t("userHint")}
      text={text}
      onText={setText}
      state={list.isPending ? "looking" : list.isError ? "failed" : "ready"}
      choices={[...holders].slice(0, 20).map(([value, label]) => ({ value, label }))}
      selected={selected ? [selected] : []}
      onChange={([user]) => onChange(user ?? null)}
      single
    />
  );
}
