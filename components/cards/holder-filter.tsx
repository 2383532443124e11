"use client";

import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { SearchNoteText } from "@/components/ui/search-note-text";
import { sentNumbers } from "@/components/ui/sent-numbers";
import type { SearchNote } from "@/components/ui/use-typed-search";
import { looksLikeDocument } from "@/lib/core/document-number";

interface HolderFilterProps {
  value: string;
  onApply: (holder: string) => void;
}

/** Filters by a part of the holder's name, or a user's whole ID. */
export function HolderFilter({ value, onApply }: HolderFilterProps) {
  const t = useTranslations("cards.filter");
  return (
    <Popover
      label={t("holder")}
      className="w-64 p-3"
      trigger={(trigger) => (
        <Button {...trigger} className={clsx(!value && "border-dashed text-muted")}>
          <Plus aria-hidden="true" className="text-faint" />
          {t("holder")}
        </Button>
      )}
    >
      {(close) => (
        <HolderForm
          value={value}
          onApply={(holder) => {
            close();
            onApply(holder);
          }}
        />
      )}
    </Popover>
  );
}

function HolderForm({ value, onApply }: HolderFilterProps) {
  const t = useTranslations("cards.filter");
  const [text, setText] = useState(value);
  const [note, setNote] = useState<SearchNote | null>(null);
  const apply = () => {
    if (looksLikeDocument(text)) return setNote("document");
    const sent = sentNumbers.end(text);
    if (sent) onApply(sent.text.trim());
    else setNote("held");
  };
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Field label={t("holder")} hint={t("holderHint")}>
        <Input
          value={text}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <SearchNoteText note={note} />
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {t("holderApply")}
      </Button>
    </form>
  );
}
