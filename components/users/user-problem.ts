"use client";

import { useTranslations } from "next-intl";
import type { FieldErrors } from "@/lib/core/result";
import { USER_PROBLEMS } from "@/lib/users/constants";

/** What is wrong with a field, as the server named it, in the viewer's language; nothing when it is right. */
export function useUserProblem(problems: FieldErrors): (field: string) => string | undefined {
  const t = useTranslations("users.problem");
  return (field) => {
    const named = problems[field];
    return named ? t(USER_PROBLEMS.find((known) => known === named) ?? "invalid") : undefined;
  };
}
