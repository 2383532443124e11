"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { importKeys, importOptions } from "@/lib/imports/query-options";
import type { ImportDto } from "@/lib/imports/schema";
import { CardRows } from "./card-rows";
import { ImportActions } from "./import-actions";
import { ImportBadge } from "./row-badges";
import { useCountLabels } from "./use-count-labels";
import { UserRows } from "./user-rows";

/** One import: how far it is, what can be done with it, and what came of each row. */
export function ImportScreen({ importId }: { importId: string }) {
  const t = useTranslations("imports");
  const { data, error, refetch } = useQuery(importOptions(importId));
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS, concerns: ({ id }) => id === importId });
  if (!data) {
    const again = <Button onClick={() => refetch()}>{t("retry")}</Button>;
    return error ? <ActionErrorNotice error={error.error} actions={again} /> : null;
  }
  return (
    <>
      <PageHeader
        title={data.fileName}
        trail={[{ label: t("title"), href: "/imports" }]}
        aside={<ImportBadge status={data.status} />}
        description={t(`kind.${data.noun}`)}
        actions={data.noun === "users" ? <ImportActions row={data} /> : null}
      />
      <div className="grid gap-4">
        <ImportNotices row={data} />
        {data.noun === "users" && data.status !== "uploading" ? <ImportProgress row={data} /> : null}
        <ImportFacts row={data} />
        {data.noun === "users" ? <UserRows row={data} /> : <CardRows row={data} />}
      </div>
    </>
  );
}

const LIVE_TOPICS = ["imports"] as const;
const LIVE_KEYS = [importKeys.all];

/** What must be known about an import beside its counts. */
function ImportNotices({ row }: { row: ImportDto }) {
  const t = useTranslations("imports");
  const { status, stopReason, purgedAt, counts } = row;
  return (
    <>
      {status === "uploading" ? <Callout tone="warning">{t("detail.uploading")}</Callout> : null}
      {stopReason ? (
        <Callout tone="warning" role="status">
          {t(`stopReason.${stopReason}`)}
        </Callout>
      ) : null}
      {row.noun === "users" && counts.unknown ? (
        <Callout tone="info">{t("detail.unknownText", { count: counts.unknown })}</Callout>
      ) : null}
      {purgedAt ? (
        <Callout tone="neutral">{t.rich("detail.purged", { time: () => <Time value={purgedAt} /> })}</Callout>
      ) : null}
    </>
  );
}

/** How many rows have come to their end, in words and as a bar, and how they are spread over the states. */
function ImportProgress({ row }: { row: ImportDto }) {
  const t = useTranslations("imports.detail");
  const words = useCountLabels();
  const { waiting = 0, sending = 0, unknown = 0 } = row.counts;
  const done = row.rows - waiting - sending - unknown;
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
        <p role="status" className="font-medium tabular-nums">
          {t("progress", { done, rows: row.rows })}
        </p>
        <p className="text-muted tabular-nums">{words(row)}</p>
      </div>
      <progress
        aria-label={t("bar")}
        max={Math.max(1, row.rows)}
        value={done}
        className="h-1.5 w-full accent-accent"
      />
    </div>
  );
}

/** Who imported what and when, and what proves the content. */
function ImportFacts({ row }: { row: ImportDto }) {
  const t = useTranslations("imports");
  const words = useCountLabels();
  const time = (value: string | null) => (value ? <Time value={value} show="both" /> : null);
  const users = row.noun === "users";
  return (
    <Section title={t("detail.facts")} description={users && !row.purgedAt ? t("detail.kept") : undefined}>
      <KeyValueList
        columns={2}
        items={[
          { label: t("columns.rows"), value: row.rows },
          ...(users ? [] : [{ label: t("columns.outcome"), value: words(row) }]),
          { label: t("detail.owner"), value: row.ownerName },
          ...(users ? [{ label: t("detail.runner"), value: row.runnerName }] : []),
          { label: t("detail.started"), value: time(row.confirmedAt) },
          { label: t("detail.finished"), value: time(row.finishedAt) },
          ...(row.contentHash
            ? [
                {
                  label: t("detail.hash"),
                  value: <CopyId value={row.contentHash} label={t("detail.hash")} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
