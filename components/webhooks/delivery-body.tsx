"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { Section } from "@/components/ui/section";
import type { DeliveryDetail } from "@/lib/webhooks/schema";

/** The body as it is stored. */
export function DeliveryBody({ delivery: { body } }: { delivery: DeliveryDetail }) {
  const t = useTranslations("webhooks.detail");
  const [copied, setCopied] = useState(false);
  if (body === null) {
    return (
      <Section title={t("body")}>
        <p className="text-muted text-sm">{t("noBody")}</p>
      </Section>
    );
  }
  const copy = async () => setCopied(await copyText(body));
  return (
    <Section
      title={t("body")}
      description={t("bodyNote")}
      actions={
        <Button size="sm" onClick={copy}>
          <span aria-live="polite">{copied ? t("copied") : t("copyBody")}</span>
        </Button>
      }
      flush
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long body is scrolled with the keyboard
        tabIndex={0}
        className="scrollbar-thin max-h-96 overflow-auto whitespace-pre-wrap break-all p-4 font-mono text-xs"
      >
        {body}
      </pre>
    </Section>
  );
}
