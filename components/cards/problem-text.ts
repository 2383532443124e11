"use client";

import { useTranslations } from "next-intl";

const PROBLEMS = [
  "reasonNeeded",
  "tooLong",
  "titleNeeded",
  "currencyFormat",
  "userNeeded",
  "userNotAllowed",
  "notThisCard",
  "amountFormat",
  "amountZero",
  "amountPrecision",
  "cardNumber",
  "fullCardNumber",
] as const;

/** A field's problem, as the server named it, in the viewer's language. */
export function useProblemText(): (problem: string) => string {
  const t = useTranslations("cards.problem");
  return (problem) => t(PROBLEMS.find((known) => known === problem) ?? "invalid");
}
