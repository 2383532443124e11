"use client";

import { useTranslations } from "next-intl";
import { ListPager } from "@/components/ui/list-pager";
import type { TransferPage } from "@/lib/transfers/schema";
import type { TransferFilters } from "./use-transfer-filters";

interface TransferPagerProps {
  page: TransferPage | undefined;
  filters: TransferFilters;
  pending: boolean;
}

export function TransferPager({ page, filters, pending }: TransferPagerProps) {
  const t = useTranslations("transfers.list");
  return (
    <ListPager
      page={page}
      onPage={filters.page}
      pending={pending}
      words={{
        capped: (numbers) => t("capped", numbers),
        summary: (numbers) => t("summary", numbers),
      }}
    />
  );
}
