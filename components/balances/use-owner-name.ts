"use client";

import { useTranslations } from "next-intl";
import type { BalanceOwnerDto } from "@/lib/balances/schema";
import { fullName } from "@/lib/core/format";

/** How a person speaks of an owner; a user without any name is said to have none. */
export function useOwnerName(): (owner: Pick<BalanceOwnerDto, "user">) => string {
  const t = useTranslations("balances");
  return ({ user }) => (user ? (fullName(user) ?? t("noName")) : t("corporate"));
}
