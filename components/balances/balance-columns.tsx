"use client";

import { clsx } from "clsx";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Money } from "@/components/ui/money";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { BalanceItem } from "@/lib/balances/schema";
import { type BalanceParams, balanceAddress } from "./balance-params";
import { BalanceState } from "./balance-state";
import type { BalanceRefresh } from "./use-balance-refresh";
import { useOwnerName } from "./use-owner-name";

/** The columns of the users' balances. */
export function useBalanceColumns(
  params: BalanceParams,
  refresh: BalanceRefresh,
): TableColumn<BalanceItem>[] {
  const t = useTranslations("balances");
  const name = useOwnerName();
  return [
    {
      id: "user",
      header: t("columns.user"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:min-w-44",
      cell: ({ owner }) => (
        <span className="inline-block max-w-72 truncate align-bottom">
          <Stranger>{name(owner)}</Stranger>
        </span>
      ),
    },
    {
      id: "state",
      header: t("columns.state"),
      narrow: "trailing",
      cell: (item) => <BalanceState item={item} />,
    },
    {
      ...sorted("amount", params),
      header: t("columns.amount"),
      tip: t("columns.amountTip"),
      cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
    },
    {
      id: "changed",
      header: t("columns.changed"),
      align: "end",
      narrow: "hidden",
      cell: ({ changedAt }) => <Time value={changedAt} show="column" />,
    },
    {
      ...sorted("read", params),
      header: t("columns.read"),
      cell: ({ readAt }) => <Time value={readAt} show="column" />,
    },
    {
      id: "again",
      header: t("columns.again"),
      align: "end",
      className: "w-12",
      cell: ({ owner }) => <ReadAgain owner={owner.key} name={name(owner)} refresh={refresh} />,
    },
  ];
}

/** How the rows are sorted by this column, and the address that turns it round. */
function sorted(column: "amount" | "read", params: BalanceParams) {
  const now = params.sort ?? "amount";
  const descending = now === `-${column}`;
  const sort = now === column ? "ascending" : descending ? "descending" : "none";
  const next = now === column ? (`-${column}` as const) : column;
  return {
    id: column,
    align: "end",
    sort,
    sortHref: balanceAddress.href("/balances", { ...params, sort: next, cursor: null }),
  } as const;
}

interface ReadAgainProps {
  owner: string;
  name: string;
  refresh: BalanceRefresh;
}

function ReadAgain({ owner, name, refresh }: ReadAgainProps) {
  const t = useTranslations("balances");
  const reading = refresh.reading(owner);
  return (
    <IconButton
      size="sm"
      label={t("readAgainOf", { name })}
      aria-disabled={refresh.pending || undefined}
      onClick={refresh.pending ? undefined : () => refresh.refresh([owner])}
      icon={<RefreshCw className={clsx(reading && "spin")} />}
    />
  );
}
