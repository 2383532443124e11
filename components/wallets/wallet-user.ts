"use client";

import { useTranslations } from "next-intl";
import { personLabel } from "@/lib/core/person-name";
import type { WalletListItem } from "@/lib/wallets/schema";

/** Whose a wallet is: the name, the id where the register has no name, or that nobody said. */
export function useWalletUser(): (user: WalletListItem["user"]) => string {
  const t = useTranslations("wallets");
  return (user) => (user ? personLabel(user) : t("unknown"));
}
