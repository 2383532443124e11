"use client";

import { useTranslations } from "next-intl";
import { personLabel } from "@/lib/core/person-name";
import type { TransferUser } from "@/lib/transfers/schema";

/** A side of a transfer: the name, the id where the register has none, or that nobody said. */
export function useTransferUser(): (user: TransferUser | null) => string {
  const t = useTranslations("transfers");
  return (user) => (user ? personLabel(user) : t("unknown"));
}
