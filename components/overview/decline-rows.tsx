"use client";

import { useQuery } from "@tanstack/react-query";
import SearchX from "lucide-react/icons/search-x";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { formatDateTime, formatNumber } from "@/lib/core/format";
import type { ActionError } from "@/lib/core/result";
import { DECLINE_CAUSES } from "@/lib/overview/constants";
import { explainedDeclinesOptions } from "@/lib/overview/query-options";
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
        emptyState={<DeclineRowsEmptyState error={read.error} retry={read.refetch} />}
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

/** From when to when, exactly: the same instants as the number had that led here. */
function DeclineSpan({ from, to }: { from: string | null; to: string | null }) {
  const t = useTranslations("overview.period");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  if (!from || !to || Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) return null;
  return (
    <span suppressHydrationWarning>
      {t("days", { from: formatDateTime(from, locale, zone), to: formatDateTime(to, locale, zone) })}
    </span>
  );
}

interface DeclineRowsEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
}

/** What stands in the place of rows: why there are none, and the next step. */
function DeclineRowsEmptyState({ error, retry }: DeclineRowsEmptyStateProps) {
  const t = useTranslations("overview");
  const back = <LinkButton href="/">{t("title")}</LinkButton>;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    return (
      <div className="p-4">
        <Callout tone="danger" role="alert" title={t("declineRows.refused")} actions={back} />
      </div>
    );
  }
  if (error) {
    const again = <Button onClick={() => retry()}>{t("retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  return (
    <EmptyState icon={<SearchX aria-hidden="true" />} title={t("declineRows.none")} actions={back}>
      {t("declineRows.noneText")}
    </EmptyState>
  );
}
