"use client";

import { useTranslations } from "next-intl";
import { usePeriodName } from "@/components/limits/period-name";
import { Money } from "@/components/ui/money";
import type { SnapshotFact } from "@/lib/approvals/schema";
import type messages from "@/lib/i18n/messages/en/approvals.json";
import { useApprovalLabels } from "./use-approval-labels";

type Known = keyof (typeof messages)["snapshot"];

/** A fact's value: an amount where it is written as one, the viewer's words where we have them. */
export function SnapshotFactValue({ name, value }: { name: string; value: SnapshotFact }) {
  const t = useTranslations("approvals.snapshot");
  const words = useApprovalLabels();
  if (value === null) return t(name.startsWith("limit.") ? "off" : "none");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  const money = /^([A-Z]{3,5}) (-?\d+(?:\.\d+)?)$/.exec(String(value));
  if (money?.[1] && money[2]) return <Money amount={money[2]} currency={money[1]} />;
  return name === "role" ? words.role(String(value)) : String(value);
}

/** A fact's name in the viewer's language; one without a text shows its own name. */
export function useSnapshotFactName(): (name: string) => string {
  const t = useTranslations("approvals.snapshot");
  const periodName = usePeriodName();
  return (name) => {
    if (name.startsWith("limit.")) return t("limit", { name: periodName(name.slice("limit.".length)) });
    if (name.startsWith("cardStatus.")) return t("cardStatus", { name: name.slice("cardStatus.".length) });
    const key = name.replaceAll(".", "_");
    return t.has(key as Known) ? t(key as Exclude<Known, "limit" | "cardStatus">) : name;
  };
}
