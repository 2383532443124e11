"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { Pager } from "@/components/ui/pager";
import { Skeleton } from "@/components/ui/skeleton";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import { FINDING_FIELDS, GAP_REASONS, SYNC_PARTS } from "@/lib/sync/constants";
import { findingsOptions } from "@/lib/sync/query-options";
import type { FindingItem, Gap } from "@/lib/sync/schema";

/** What one run found to differ: each row with both sides. */
export function Findings({ runId }: { runId: string }) {
  const t = useTranslations("sync.findings");
  const [cursor, setCursor] = useState<string>();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(
    findingsOptions({ runId, ...(cursor ? { cursor } : {}) }),
  );
  const step = (to: string | null | undefined) =>
    to ? { onClick: () => setCursor(to), pending: isPlaceholderData } : undefined;
  if (isPending) return <Skeleton className="h-40" />;
  if (error) {
    return (
      <ActionErrorNotice
        error={error.error}
        actions={<Button onClick={() => refetch()}>{t("retry")}</Button>}
      />
    );
  }
  return (
    <div className="grid gap-3">
      <Gaps gaps={data.gaps} />
      {data.items.length === 0 ? <p className="text-muted text-sm">{t("none")}</p> : null}
      <ol className="grid gap-3">
        {data.items.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ol>
      <Pager newer={step(data.previousCursor)} older={step(data.nextCursor)} />
    </div>
  );
}

const KINDS = ["missing", "differing", "extra", "corrected"] as const;

function Finding({ finding }: { finding: FindingItem }) {
  const t = useTranslations("sync.findings");
  const known = KINDS.find((kind) => kind === finding.kind);
  const late = known === "missing" && finding.noun === "transactions";
  const word = late ? (finding.announcedAt ? "announced" : "late") : known;
  const noun = finding.noun === "cards" ? "card" : "transaction";
  return (
    <li className="grid gap-2 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={toneOf(word)}>{word ? t(word) : finding.kind}</Badge>
        <span className="font-medium">{t(noun)}</span>
        <Stranger className="min-w-0 truncate">{finding.subjectLabel}</Stranger>
        <CopyId value={finding.subjectId} label={t("id")} />
      </div>
      {Object.keys(finding.differences).length > 0 && known !== "extra" ? (
        <Differences finding={finding} />
      ) : null}
      {known === "differing" || known === "corrected" ? null : <Healed finding={finding} />}
    </li>
  );
}

/** Only what was missing or contradicts is alarming. */
function toneOf(word: (typeof KINDS)[number] | "late" | "announced" | undefined) {
  if (word === "corrected" || word === "announced") return "neutral";
  return word === "extra" ? "danger" : "warning";
}

function Healed({ finding }: { finding: FindingItem }) {
  const t = useTranslations("sync.findings");
  const { kind, noun, announcedAt } = finding;
  if (kind === "missing") {
    return (
      <p className="text-muted text-sm">
        {announcedAt
          ? t.rich("healed.announced", { time: () => <Time value={announcedAt} show="exact" /> })
          : t(noun === "cards" ? "healed.card" : "healed.added")}
      </p>
    );
  }
  const kept = finding.differences.row?.mirror !== "removed";
  return <p className="text-muted text-sm">{t(kept ? "healed.kept" : "healed.removed")}</p>;
}

function Differences({ finding }: { finding: FindingItem }) {
  const t = useTranslations("sync.findings");
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-muted text-xs">
          <th scope="col" className="py-1 pr-3 font-medium">
            {t("field")}
          </th>
          <th scope="col" className="pr-3 font-medium">
            {t("mirror")}
          </th>
          <th scope="col" className="font-medium">
            {t("issuer")}
          </th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(finding.differences).map(([field, sides]) => (
          <tr key={field} className="border-line border-t align-top">
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              <FieldName field={field} />
            </th>
            <td className="break-all pr-3 text-muted line-through">{sides.mirror ?? "–"}</td>
            <td className="break-all font-medium">{sides.issuer ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FieldName({ field }: { field: string }) {
  const t = useTranslations("sync.fields");
  if (field.startsWith("limit ")) return t("limit", { period: field.slice("limit ".length) });
  const known = FINDING_FIELDS.find((name) => name === field);
  return known ? t(known) : field;
}

/** What a run could not read or keep: how many, why, and which, where they say it. */
function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const t = useTranslations("sync.gaps");
  if (gaps.length === 0) return null;
  return (
    <section aria-label={t("title")} className="grid gap-2 rounded-md border border-line p-3 text-sm">
      <h3 className="font-medium">{t("title")}</h3>
      <p className="text-muted">{t("text")}</p>
      <ul className="grid gap-2">
        {gaps.map((gap) => (
          <GapRow key={`${gap.part} ${gap.call} ${gap.reason}`} gap={gap} />
        ))}
      </ul>
    </section>
  );
}

function GapRow({ gap }: { gap: Gap }) {
  const t = useTranslations("sync.gaps");
  const part = SYNC_PARTS.find((known) => known === gap.part) ?? "details";
  const reason = GAP_REASONS.find((known) => known === gap.reason) ?? "unreadable";
  const what = gap.call === null ? t("rows", { count: gap.count }) : t("calls", { count: gap.count });
  return (
    <li className="grid gap-1 border-line border-t pt-2">
      <span>
        <span className="font-medium">{t(`part.${part}`)}</span> · {what}: {t(`reason.${reason}`)}
        {gap.call ? <span className="font-mono text-muted text-xs"> {gap.call}</span> : null}
      </span>
      {gap.ids.length > 0 ? (
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          {gap.ids.map((id) => (
            <CopyId key={id} value={id} label={t("id")} />
          ))}
        </span>
      ) : null}
    </li>
  );
}
