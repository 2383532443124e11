"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import type { ActionError } from "@/lib/core/result";
import type { TransactionChip } from "./use-transaction-chips";
import type { TransactionFilters } from "./use-transaction-filters";

const NoMatch = dynamic(() => import("./no-match").then((file) => file.NoMatch), { loading: () => null });
const NothingYet = dynamic(() => import("./nothing-yet").then((file) => file.NothingYet), {
  loading: () => null,
});

interface TransactionListInsteadProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: TransactionFilters;
  chips: readonly TransactionChip[];
}

/** What stands in the place of rows: why there are none, and the next step. */
export function TransactionListInstead({ error, retry, filters, chips }: TransactionListInsteadProps) {
  const t = useTranslations("transactions.list");
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    return (
      <div className="p-4">
        <Refused fields={error.error.fields ?? {}} clear={filters.clear} />
      </div>
    );
  }
  if (error) {
    return (
      <div className="p-4">
        <ActionErrorNotice
          error={error.error}
          actions={<Button onClick={() => retry()}>{t("retry")}</Button>}
        />
      </div>
    );
  }
  return chips.length > 0 ? <NoMatch filters={filters} chips={chips} /> : <NothingYet />;
}

const PROBLEMS = [
  "tooLong",
  "currencyFormat",
  "amountFormat",
  "timeFormat",
  "belowMin",
  "beforeFrom",
  "fullCardNumber",
  "unknownField",
] as const;

function Refused({ fields, clear }: { fields: Record<string, string>; clear: () => void }) {
  const t = useTranslations("transactions");
  const [problem] = Object.values(fields);
  const known = PROBLEMS.find((one) => one === problem) ?? "invalid";
  return (
    <Callout
      tone="danger"
      role="alert"
      title={t("list.refused")}
      actions={<Button onClick={clear}>{t("list.clear")}</Button>}
    >
      {t(`filters.problem.${known}`)}
    </Callout>
  );
}
