"use client";

import ArrowLeftRight from "lucide-react/icons/arrow-left-right";
import { useTranslations } from "next-intl";
import { ListInstead } from "@/components/ui/list-instead";
import type { ActionError } from "@/lib/core/result";
import type { TransferFilters } from "./transfer-params";

interface TransferListInsteadProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: TransferFilters;
}

/** What stands in the place of transfers: why there are none, and the next step. */
export function TransferListInstead({ error, retry, filters }: TransferListInsteadProps) {
  const t = useTranslations("transfers");
  return (
    <ListInstead
      error={error}
      retry={retry}
      filtered={filters.active}
      clear={filters.clear}
      icon={<ArrowLeftRight aria-hidden="true" />}
      words={{
        clear: t("empty.clear"),
        filterRefused: t("list.filterRefused"),
        retry: t("list.retry"),
        noMatch: t("empty.noMatch"),
        noMatchText: t("empty.noMatchText"),
        title: t("empty.title"),
        text: t("empty.text"),
      }}
    />
  );
}
