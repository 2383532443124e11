"use client";

import WalletIcon from "lucide-react/icons/wallet";
import { useTranslations } from "next-intl";
import { ListInstead } from "@/components/ui/list-instead";
import type { ActionError } from "@/lib/core/result";
import type { WalletFilters } from "./wallet-params";

interface WalletListInsteadProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: WalletFilters;
}

/** What stands in the place of wallets: why there are none, and the next step. */
export function WalletListInstead({ error, retry, filters }: WalletListInsteadProps) {
  const t = useTranslations("wallets");
  return (
    <ListInstead
      error={error}
      retry={retry}
      filtered={filters.active}
      clear={filters.clear}
      icon={<WalletIcon aria-hidden="true" />}
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
