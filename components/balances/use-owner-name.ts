"use client";

import { useTranslations } from "next-intl";
import type { BalanceOwnerDto } from "@/lib/balances/schema";
import { personLabel } from "@/lib/core/person-name";

/** Whose a balance is: a user's or the company's. */
export function useOwnerName(): (owner: Pick<BalanceOwnerDto, "user">) => string {
  const t = useTranslations("balances");
  return ({ user }) => (user ? personLabel(user) : t("corporate"));
}
