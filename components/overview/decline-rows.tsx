"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { formatNumber } from "@/lib/core/format";
import { explainedDeclinesOptions } from "@/lib/overview/query-options";
import { DECLINE_CAUSES } from "@/lib/overview/vocabulary";
import { DeclineRowsInstead } from "./decline-rows-instead";
import { DeclineSpan } from "./decline-span";
import { declineAddress, toDeclineQuery } from "./overview-params";
import { useDeclineColumns } from "./use-decline-columns";

/** The declines of a time with their likeliest cause, one cause or all of them. */
export function DeclineRows() {
  const t = useTranslations("overview.declineRows");
  const overview = useTranslations("overview");
  const locale = useLocale();
  const { params } = useAddress(declineAddress);
  const read = useQuery(explainedDeclinesOptions(toDeclineQuery(params)));
  const columns = useDeclineColumns();
  const rows = read.data?.items ?? [];
  return (
    <>
      <PageHeader
        title={t("title")}
        trail={[{ label: overview("title"), href: "/" }]}
        description={t("description")}
        actions={<CauseChoice />}
      />
      {read.data?.capped ? (
        <Callout role="note" className="mb-3">
          {t("capped", { explained: formatNumber(read.data.explained, locale) })}
        </Callout>
      ) : null}
      <p className="mb-2 flex flex-wrap gap-x-3 text-muted text-sm">
        {read.data ? <span role="status">{t("summary", { count: rows.length })}</span> : null}
        <DeclineSpan from={params.from} to={params.to} />
      </p>
      <DataTable
        caption={t("title")}
        columns={columns}
        rows={rows}
        rowKey={({ transaction }) => transaction.id}
        rowHref={({ transaction }) => `/transactions/${encodeURIComponent(transaction.id)}`}
        state={read.isPending ? "loading" : "ready"}
        instead={<DeclineRowsInstead error={read.error} retry={read.refetch} />}
        fill
      />
    </>
  );
}

function CauseChoice() {
  const t = useTranslations("overview");
  const {
    params: { cause },
    set,
  } = useAddress(declineAddress);
  return (
    <Select
      aria-label={t("declineRows.choose")}
      value={cause ?? ""}
      onChange={(event) => set({ cause: DECLINE_CAUSES.find((one) => one === event.target.value) ?? null })}
    >
      <option value="">{t("declineRows.allCauses")}</option>
      {DECLINE_CAUSES.map((one) => (
        <option key={one} value={one}>
          {t(`declines.cause.${one}`)}
        </option>
      ))}
    </Select>
  );
}
