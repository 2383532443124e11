"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { clearDrafts } from "@/components/ui/draft-keeper";
import { restoreDrafts } from "@/components/ui/drafts";

/** Puts back what this person had typed when the page went, and says where a form must be opened for it. */
export function KeptDrafts({ person }: { person: string }) {
  const t = useTranslations("layout.drafts");
  const [forms, setForms] = useState<readonly string[]>([]);
  useEffect(
    () =>
      restoreDrafts(person, (waiting) =>
        setForms((before) => (before.join() === waiting.join() ? before : waiting)),
      ),
    [person],
  );
  if (forms.length === 0) return null;
  return (
    <Callout
      tone="info"
      title={t("title")}
      className="mx-4 mt-3 lg:mx-6"
      actions={
        <Button
          onClick={() => {
            clearDrafts();
            setForms([]);
          }}
        >
          {t("discard")}
        </Button>
      }
    >
      {t("text", { forms: forms.join(", ") })}
    </Callout>
  );
}
