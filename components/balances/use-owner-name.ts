"use client";

import { useTranslations } from "next-intl";
import type { BalanceOwnerDto } from "@/lib/balances/schema";

/** How a person speaks of an owner; a user without any name is said to have none. */
export function useOwnerName(): (owner: Pick<BalanceOwnerDto, "user">) => string {
  const t = useTranslations("balances");
  return ({ user }) => (user ? `${user.firstName} ${user.lastName}`.trim() || t("noName") : t("corporate"));
}
