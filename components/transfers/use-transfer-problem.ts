"use client";

import { useTranslations } from "next-intl";
import { parseAmountInput } from "@/lib/core/amount-input";
import type { FieldErrors } from "@/lib/core/result";
import { TRANSFER_PROBLEMS } from "@/lib/transfers/vocabulary";

/** What is wrong with a field in the viewer's language; nothing when it is right. */
export function useTransferProblem(
  problems: FieldErrors,
  currency: string,
): (field: string) => string | undefined {
  const t = useTranslations("transfers.problem");
  return (field) => {
    const named = problems[field];
    if (!named) return undefined;
    const known = TRANSFER_PROBLEMS.find((one) => one === named);
    if (known === "amountDecimals") return t(known, { currency, digits: digitsOf(currency) });
    return t(known ?? "invalid");
  };
}

function digitsOf(currency: string): number {
  const read = parseAmountInput("", currency);
  return read.ok ? 0 : read.exponent;
}
