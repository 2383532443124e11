"use client";

import { useTranslations } from "next-intl";
import type { PolicyRule } from "@/lib/approvals/decide";
import { useApprovalLabels } from "./use-approval-labels";

interface PolicyDiffProps {
  before: readonly PolicyRule[];
  after: readonly PolicyRule[];
}

/** Which rules go, stay and come. The order of rules says nothing, so it is not compared. */
export function PolicyDiff({ before, after }: PolicyDiffProps) {
  const t = useTranslations("approvals.policy.diff");
  const words = useApprovalLabels();
  const now = new Set(before.map(words.rule));
  const then = new Set(after.map(words.rule));
  const lines = [
    ...[...now].filter((line) => !then.has(line)).map((line) => ({ line, change: "gone" as const })),
    ...[...then].filter((line) => !now.has(line)).map((line) => ({ line, change: "added" as const })),
    ...[...then].filter((line) => now.has(line)).map((line) => ({ line, change: "stays" as const })),
  ];
  return (
    <ul aria-label={t("label")} className="grid gap-px overflow-hidden rounded-md border border-line text-sm">
      {lines.map(({ line, change }) => (
        <li key={`${change} ${line}`} className="flex items-baseline gap-3 px-3 py-1.5 odd:bg-subtle">
          <span className="w-16 shrink-0 text-muted text-xs">{t(change)}</span>
          <span className={LOOKS[change]}>{line}</span>
        </li>
      ))}
    </ul>
  );
}

const LOOKS = {
  gone: "text-muted line-through",
  added: "font-medium text-ink",
  stays: "text-muted",
};
