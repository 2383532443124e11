"use client";

import { useTranslations } from "next-intl";
import type { FieldErrors } from "@/lib/core/result";
import { WALLET_PROBLEMS } from "@/lib/wallets/constants";

/** What is wrong with a field, as the server named it, in the viewer's language; nothing when it is right. */
export function useWalletProblem(problems: FieldErrors): (field: string) => string | undefined {
  const t = useTranslations("wallets.problem");
  return (field) => {
    const named = problems[field];
    return named ? t(WALLET_PROBLEMS.find((known) => known === named) ?? "invalid") : undefined;
  };
}
