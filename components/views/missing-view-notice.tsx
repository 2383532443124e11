"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** The address names a view that is gone or not for the viewer's eyes. */
export function MissingViewNotice({ onShowAll }: { onShowAll: () => void }) {
  const t = useTranslations("transactions.views");
  return (
    <Callout
      tone="warning"
      role="status"
      className="mb-3"
      title={t("missing")}
      actions={
        <Button size="sm" onClick={onShowAll}>
          {t("showAll")}
        </Button>
      }
    >
      {t("missingText")}
    </Callout>
  );
}
