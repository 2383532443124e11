"use client";

import { useTranslations } from "next-intl";
import { ROW_PROBLEMS, USER_FIELDS } from "@/lib/imports/constants";
import { USER_PROBLEMS } from "@/lib/users/constants";

const KNOWN = [...USER_PROBLEMS, ...ROW_PROBLEMS, "numberElsewhere"] as const;

/** Field and problem of a row of users, in the viewer's language. What concerns no field has none. */
export function useProblemLabels() {
  const t = useTranslations("imports");
  return {
    field: (field: string) => {
      const known = USER_FIELDS.find((one) => one === field);
      return known ? t(`field.${known}`) : null;
    },
    problem: (key: string) => t(`problem.${KNOWN.find((one) => one === key) ?? "invalid"}`),
  };
}
