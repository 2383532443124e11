"use client";

import { useTranslations } from "next-intl";
import { fullName } from "@/lib/core/format";
import type { WalletListItem } from "@/lib/wallets/schema";

/** Whose a wallet is: the name, the id where the register has no name, or that nobody said. */
export function useWalletUser(): (user: WalletListItem["user"]) => string {
  const t = useTranslations("wallets");
  return (user) => (user ? (fullName(user) ?? user.id) : t("unknown"));
}
