"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { ChoiceList } from "./choice-list";

interface CodeFilterProps {
  label: string;
  /** The code, its name in the viewer's language, and other words by which people look for it. */
  options: readonly { code: string; name: string; also?: string }[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

const MOST_SHOWN = 60;

/** Currencies or countries: found by a part of the code or the name, the chosen ones first. */
export function CodeFilter({ label, options, selected, onChange }: CodeFilterProps) {
  const t = useTranslations("transactions.filters");
  const [text, setText] = useState("");
  // What is chosen while it is open stays where it stands.
  const [first] = useState(selected);
  const wanted = text.normalize("NFKC").trim().toLowerCase();
  const known = new Set(options.map((option) => option.code));
  const all = [
    ...first.filter((code) => !known.has(code)).map((code) => ({ code, name: "", also: "" })),
    ...options.filter((option) => first.includes(option.code)),
    ...options.filter((option) => !first.includes(option.code)),
  ];
  const found = all.filter(({ code, name, also }) =>
    [code, name, also ?? ""].some((word) => word.toLowerCase().includes(wanted)),
  );
  return (
    <div className="grid gap-2">
      <Input
        aria-label={t("find")}
        placeholder={t("find")}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <ChoiceList
        label={label}
        choices={found.slice(0, MOST_SHOWN).map(({ code, name }) => ({
          value: code,
          label: (
            <>
              <span className="mr-2 font-mono text-[0.92em] text-muted">{code}</span>
              {name}
            </>
          ),
        }))}
        selected={selected}
        onChange={onChange}
        empty={t("none")}
      />
    </div>
  );
}
