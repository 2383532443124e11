"use client";

import { useTranslations } from "next-intl";
import { AMOUNT_INPUT_PROBLEMS } from "@/lib/core/amount-input";
import { currencyExponent } from "@/lib/core/currency";
import type { FieldErrors } from "@/lib/core/result";
import { TRANSFER_PROBLEMS } from "@/lib/transfers/vocabulary";

/** What is wrong with a field in the viewer's language; nothing when it is right. */
export function useTransferProblem(
  problems: FieldErrors,
  currency: string,
): (field: string) => string | undefined {
  const t = useTranslations("transfers.problem");
  const amount = useTranslations("errors.amount");
  return (field) => {
    const named = problems[field];
    if (!named) return undefined;
    const ofAmount = AMOUNT_INPUT_PROBLEMS.find((one) => one === named);
    if (ofAmount) return amount(ofAmount, { exponent: currencyExponent(currency) });
    return t(TRANSFER_PROBLEMS.find((one) => one === named) ?? "invalid");
  };
}
