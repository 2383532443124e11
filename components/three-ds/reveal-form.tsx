"use client";

import Eye from "lucide-react/icons/eye";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { REVEAL_SECONDS } from "@/lib/three-ds/vocabulary";

/** The warning, the promise, and the button that shows the code once. */
export function RevealForm({ onReveal }: { onReveal: () => Promise<void> }) {
  const t = useTranslations("three-ds.code");
  const [acknowledged, setAcknowledged] = useState(false);
  const [pending, startTransition] = useTransition();
  return (
    <div className="grid gap-3">
      <Callout tone="danger" title={t("warning")}>
        {t("warningText")}
      </Callout>
      <Checkbox
        label={t("acknowledge")}
        checked={acknowledged}
        onChange={(event) => setAcknowledged(event.target.checked)}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 text-muted text-xs">{t("once", { seconds: REVEAL_SECONDS })}</p>
        <Button
          variant="primary"
          disabled={!acknowledged}
          pending={pending}
          onClick={() => startTransition(onReveal)}
        >
          <Eye aria-hidden="true" />
          {t("reveal")}
        </Button>
      </div>
    </div>
  );
}
