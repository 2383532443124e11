"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import type { WidgetName } from "./widget-names";

/** A part of the overview while its numbers are read. */
export function WidgetSkeleton({ name, className }: { name: WidgetName; className?: string }) {
  const t = useTranslations("overview");
  return (
    <Section title={t(`${name}.title`)} {...(className ? { className } : {})}>
      <WidgetShape name={name} />
    </Section>
  );
}

/** The shape of what comes. */
export function WidgetShape({ name }: { name: WidgetName }) {
  const t = useTranslations("overview");
  return (
    <div className={clsx("grid content-start gap-3", HEIGHTS[name])}>
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-7 w-40 max-w-full" />
      {name === "spend" || name === "declines" ? <Skeleton className="h-24 w-full" /> : null}
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-3/4" />
    </div>
  );
}

const HEIGHTS: Record<WidgetName, string> = {
  changes: "min-h-14",
  spend: "min-h-56",
  declines: "min-h-72",
  limits: "min-h-72",
  balances: "min-h-40",
  approvals: "min-h-40",
  threeDs: "min-h-40",
  feed: "min-h-40",
};
