"use client";

import { useTranslations } from "next-intl";
import { SearchBox } from "@/components/ui/search-box";
import { type Choice, ChoiceList } from "./choice-list";

interface FoundChoicesProps {
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  choices: readonly Choice[];
  state: "looking" | "failed" | "ready";
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  single?: boolean;
}

/** Something looked for by a part of its name on the server, to be taken from what is found. */
export function FoundChoices(props: FoundChoicesProps) {
  const { label, hint, text, onText, state, ...list } = props;
  const t = useTranslations("transactions.filters");
  return (
    <div className="grid gap-2">
      <SearchBox label={hint} value={text} onSearch={(typed) => onText(typed.trim())} />
      <ChoiceList {...list} label={label} empty={t(state === "ready" ? "none" : state)} />
    </div>
  );
}
