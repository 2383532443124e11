"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { localeNames } from "@/lib/i18n/locales";
import type { ChallengeDetail } from "@/lib/three-ds/schema";
import { ContactForm } from "./contact-form";

/** Where the codes of this card may go, and changing it. */
export function ContactEditor({ challenge, mayEdit }: { challenge: ChallengeDetail; mayEdit: boolean }) {
  const t = useTranslations("three-ds.contact");
  const [editing, setEditing] = useState(false);
  const { card, contact } = challenge;
  if (!card) return <p className="text-muted text-xs">{t("unknownCard")}</p>;
  if (editing) return <ContactForm cardId={card.id} contact={contact} onDone={() => setEditing(false)} />;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-t pt-3 text-sm">
      <div className="min-w-0 flex-1">
        <div className="font-medium">{t("title")}</div>
        <div className="wrap-anywhere text-muted text-xs">
          {contact
            ? [contact.email, contact.phone, localeNames[contact.language]].filter(Boolean).join(" · ")
            : t("hint")}
        </div>
      </div>
      {mayEdit ? (
        <Button size="sm" onClick={() => setEditing(true)}>
          {contact ? t("edit") : t("add")}
        </Button>
      ) : null}
    </div>
  );
}
