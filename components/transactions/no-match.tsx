"use client";

import { useQueries } from "@tanstack/react-query";
import SearchX from "lucide-react/icons/search-x";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useViewerNow } from "@/components/ui/use-viewer-now";
import { formatNumber } from "@/lib/core/format";
import { transactionListOptions } from "@/lib/transactions/query-options";
import type { TransactionPage } from "@/lib/transactions/schema";
import { toTransactionQuery } from "./transaction-params";
import type { TransactionChip } from "./use-transaction-chips";
import type { TransactionFilters } from "./use-transaction-filters";

interface NoMatchProps {
  filters: TransactionFilters;
  chips: readonly TransactionChip[];
}

/** Nothing has all the properties that are asked for: which one to give up, and how much that would find. */
export function NoMatch({ filters, chips }: NoMatchProps) {
  const t = useTranslations("transactions.list.empty");
  const tl = useTranslations("transactions.list");
  const { loosened, looking } = useLoosened(filters, chips);
  const several = chips.length > 1;
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t("noMatch")}
      actions={<Button onClick={filters.clear}>{tl("clear")}</Button>}
    >
      {several ? (
        <p role="status">{t(looking ? "looking" : loosened.length > 0 ? "noMatchText" : "noSingle")}</p>
      ) : null}
      {loosened.length > 0 ? (
        <ul className="mt-3 grid gap-1.5">
          {loosened.map(({ chip, total }) => (
            <li key={chip.id}>
              <button
                type="button"
                onClick={chip.onRemove}
                className="flex w-full items-baseline justify-between gap-4 rounded-md border border-line px-3 py-1.5 text-left text-ink hover:bg-hover"
              >
                <span className="min-w-0 truncate">
                  {t("without", { label: chip.label, value: chip.value })}
                </span>
                <Found total={total} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </EmptyState>
  );
}

function Found({ total }: { total: TransactionPage["total"] }) {
  const t = useTranslations("transactions.list.empty");
  const locale = useLocale();
  return (
    <span className="whitespace-nowrap text-muted text-xs tabular-nums">
      {total.capped
        ? t("foundMany", { count: formatNumber(total.count, locale) })
        : t("found", { count: total.count })}
    </span>
  );
}

/** The filters without which there would be rows, the most telling (fewest rows) first. */
function useLoosened({ params }: TransactionFilters, chips: readonly TransactionChip[]) {
  const zone = useTimeZone() ?? "UTC";
  const now = useViewerNow();
  const tried = chips.length > 1 ? chips : [];
  const answers = useQueries({
    queries: tried.map((chip) => ({
      ...transactionListOptions({
        ...toTransactionQuery({ ...params, ...chip.without, cursor: null }, zone, now),
        limit: 1,
      }),
      placeholderData: undefined,
    })),
  });
  const loosened = tried.flatMap((chip, at) => {
    const total = answers[at]?.data?.total;
    return total && total.count > 0 ? [{ chip, total }] : [];
  });
  return {
    loosened: loosened.sort((a, b) => a.total.count - b.total.count),
    looking: answers.some((answer) => answer.isPending),
  };
}
