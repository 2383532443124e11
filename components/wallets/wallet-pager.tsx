"use client";

import { useTranslations } from "next-intl";
import { ListPager } from "@/components/ui/list-pager";
import type { WalletPage } from "@/lib/wallets/schema";
import type { WalletFilters } from "./use-wallet-filters";

interface WalletPagerProps {
  page: WalletPage | undefined;
  filters: WalletFilters;
  pending: boolean;
}

export function WalletPager({ page, filters, pending }: WalletPagerProps) {
  const t = useTranslations("wallets.list");
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
