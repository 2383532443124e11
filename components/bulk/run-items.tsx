"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { ITEM_STATUSES, type ItemStatus } from "@/lib/bulk/constants";
import { bulkItemsOptions } from "@/lib/bulk/query-options";
import type { BulkRunDto } from "@/lib/bulk/schema";
import { formatNumber } from "@/lib/core/format";
import { runAddress, toItemsQuery } from "./bulk-params";
import { useItemColumns } from "./item-columns";

/** What came of each card, all of them or those of one kind. */
export function RunItems({ run }: { run: BulkRunDto }) {
  const t = useTranslations("bulk.items");
  const { params, set } = useAddress(runAddress);
  const columns = useItemColumns(run);
  const list = useQuery(bulkItemsOptions(run.id, toItemsQuery(params)));
  const shown = list.data?.items ?? [];
  const step = (cursor: string | null | undefined) =>
    cursor ? { onClick: () => set({ cursor }), pending: list.isPlaceholderData } : undefined;
  return (
    <section aria-label={t("caption")} className="grid gap-2">
      <Filter run={run} status={params.status} onStatus={(status) => set({ status, cursor: null })} />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={shown}
        rowKey={(item) => String(item.position)}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        emptyState={<EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
        footer={
          <Pager
            newer={step(list.data?.previousCursor)}
            older={step(list.data?.nextCursor)}
            summary={list.data ? t("shown", { count: shown.length }) : null}
          />
        }
      />
    </section>
  );
}

interface FilterProps {
  run: BulkRunDto;
  status: ItemStatus | null;
  onStatus: (status: ItemStatus | null) => void;
}

function Filter({ run, status, onStatus }: FilterProps) {
  const t = useTranslations("bulk");
  const locale = useLocale();
  const shown = ITEM_STATUSES.filter((one) => run.counts[one] > 0 || one === status);
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t("items.filter")}</legend>
      <Choice chosen={status === null} onChoose={() => onStatus(null)}>
        {t("items.all", { count: formatNumber(run.total, locale) })}
      </Choice>
      {shown.map((one) => (
        <Choice key={one} chosen={status === one} onChoose={() => onStatus(one)}>
          {t(`counts.${one}`, { count: formatNumber(run.counts[one], locale) })}
        </Choice>
      ))}
    </fieldset>
  );
}

function Choice(props: { chosen: boolean; onChoose: () => void; children: string }) {
  return (
    <Button
      size="sm"
      aria-pressed={props.chosen}
      className={clsx("tabular-nums", props.chosen && "border-accent text-accent-ink")}
      onClick={props.onChoose}
    >
      {props.children}
    </Button>
  );
}
