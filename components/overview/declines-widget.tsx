"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { transactionAddress } from "@/components/transactions/transaction-params";
import { formatNumber, formatPercent } from "@/lib/core/format";
import { declinesOptions, overviewKeys } from "@/lib/overview/query-options";
import type { DeclinesDto } from "@/lib/overview/schema";
import { ChangeMark } from "./change-mark";
import { ChartAxis } from "./chart-axis";
import { ChartTable } from "./chart-table";
import { ColumnChart } from "./column-chart";
import { CountLink } from "./count-link";
import { declineAddress } from "./overview-params";
import { useOverviewPeriod } from "./overview-period";
import { useBucketName } from "./use-bucket-name";
import { Widget } from "./widget";

/** How many payments were declined, how that came over time, and what they can be laid to. */
export function DeclinesWidget() {
  const read = useQuery(declinesOptions(useOverviewPeriod().query));
  useLiveRefresh({ topics: ["transactions"], keys: [overviewKeys.declines], gapMs: 15_000 });
  return (
    <Widget name="declines" read={read}>
      {(declines) => (
        <div className="grid gap-4">
          <Headline declines={declines} />
          {declines.declined.count > 0 ? (
            <>
              <DeclineChart declines={declines} />
              <CauseBars declines={declines} />
            </>
          ) : null}
        </div>
      )}
    </Widget>
  );
}

function Headline({ declines }: { declines: DeclinesDto }) {
  const t = useTranslations("overview.declines");
  const locale = useLocale();
  const { declined, declinedBefore, all, percent, change } = declines;
  const href = (query: typeof all.query) => transactionAddress.href("/transactions", query);
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <CountLink
          count={declined.count}
          href={href(declined.query)}
          label={t("count", { count: declined.count })}
          className="font-semibold text-xl tracking-tight"
        />
        <span className="text-muted text-sm">
          {all.count === 0
            ? t("noPayments")
            : t.rich(percent === null ? "of" : "share", {
                percent: percent === null ? "" : formatPercent(percent, locale),
                all: () => (
                  <CountLink
                    count={all.count}
                    href={href(all.query)}
                    label={t("all", { count: all.count })}
                  />
                ),
              })}
        </span>
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2 text-muted text-xs">
        <ChangeMark change={change} base={declinedBefore.count} />
        <CountLink count={declinedBefore.count} href={href(declinedBefore.query)}>
          {t("before", { count: formatNumber(declinedBefore.count, locale) })}
        </CountLink>
      </p>
    </div>
  );
}

function DeclineChart({ declines }: { declines: DeclinesDto }) {
  const t = useTranslations("overview.declines");
  const name = useBucketName(declines.unit);
  const columns = declines.columns.map(({ count }, index) => {
    const bucket = declines.buckets[index];
    const tip = `${bucket ? name(bucket) : ""}\n${t("count", { count })}`;
    return { id: bucket?.from ?? String(index), tip, parts: [String(count)] };
  });
  return (
    <div className="grid gap-1">
      <ColumnChart
        label={t("chart", { count: declines.declined.count })}
        columns={columns}
        fills={FILLS}
        className="h-16"
      />
      <ChartAxis period={declines} />
      <ChartTable
        caption={t("table")}
        heads={[t(`unit.${declines.unit}`), t("title")]}
        rows={declines.columns.map(({ count, query }, index) => {
          const bucket = declines.buckets[index];
          return {
            key: bucket?.from ?? String(index),
            cells: [
              bucket ? name(bucket) : "",
              <CountLink key="count" count={count} href={transactionAddress.href("/transactions", query)} />,
            ],
          };
        })}
      />
    </div>
  );
}

const FILLS = ["fill-danger-solid"];

/** What the declines can be laid to, each cause with a bar and the way to its rows. */
function CauseBars({ declines }: { declines: DeclinesDto }) {
  const t = useTranslations("overview.declines");
  const locale = useLocale();
  const { causes, explained, declined } = declines;
  const most = Math.max(...causes.map(({ count }) => count), 1);
  return (
    <div className="grid gap-2">
      <h3 className="font-medium text-sm">{t("causes")}</h3>
      <ul className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 text-sm">
        {causes.map(({ cause, count, query }) => (
          <li key={cause} className="col-span-full grid grid-cols-subgrid items-center">
            <span>{t(`cause.${cause}`)}</span>
            <svg aria-hidden="true" className="block h-2 w-full rounded-full">
              <rect
                width={`${(count / most) * 100}%`}
                height="100%"
                className={cause === "unexplained" ? "fill-neutral-solid" : "fill-danger-solid"}
              />
            </svg>
            <CountLink
              count={count}
              href={declineAddress.href("/overview/declines", query)}
              label={t("ofCause", { cause: t(`cause.${cause}`), count })}
              className="text-right"
            />
          </li>
        ))}
      </ul>
      <p className="text-muted text-xs">
        {explained < declined.count
          ? t("capped", {
              explained: formatNumber(explained, locale),
              all: formatNumber(declined.count, locale),
            })
          : t("derived")}
      </p>
    </div>
  );
}
