"use client";

import dynamic from "next/dynamic";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LanguageSwitcher } from "@/components/layout/language-switcher";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { useViewerNow } from "@/components/ui/use-viewer-now";
import { formatClock, formatOffset } from "@/lib/core/format";

// It reads the document, which only the browser has.
const ThemeToggle = dynamic(
  () => import("@/components/layout/theme-toggle").then((file) => file.ThemeToggle),
  { ssr: false, loading: () => <Skeleton className="h-8 w-full" /> },
);

/** Language, theme and the zones that times are shown in; all of it belongs to this browser. */
export function AppearanceSection({ issuerZone }: { issuerZone: string }) {
  const t = useTranslations("settings.appearance");
  return (
    <Section title={t("title")} description={t("description")}>
      <dl className="grid gap-4">
        <Row name={t("language")} hint={t("languageHint")}>
          <LanguageSwitcher className="w-full sm:w-64" />
        </Row>
        <Row name={t("theme")}>
          <div className="sm:w-64">
            <ThemeToggle />
          </div>
        </Row>
        <Row name={t("zone")} hint={t("zoneHint")}>
          <Zone zone={useTimeZone() ?? "UTC"} />
        </Row>
        <Row name={t("issuerZone")} hint={t("issuerZoneHint")}>
          <Zone zone={issuerZone} />
        </Row>
      </dl>
    </Section>
  );
}

function Row({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5 sm:grid-cols-[1fr_auto] sm:items-center sm:gap-6">
      <dt className="text-sm">
        <span className="font-medium">{name}</span>
        {hint ? <span className="block text-muted text-xs">{hint}</span> : null}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Zone({ zone }: { zone: string }) {
  const locale = useLocale();
  const now = useViewerNow();
  return (
    <p className="text-sm tabular-nums sm:w-64" suppressHydrationWarning>
      {zone}{" "}
      <span className="text-muted">
        · {formatClock(now, locale, zone)} {formatOffset(now, zone)}
      </span>
    </p>
  );
}
