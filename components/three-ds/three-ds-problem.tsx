"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { ActionError } from "@/lib/core/result";
import { DESK_PROBLEMS } from "@/lib/three-ds/constants";

/** Why an attempt was refused, in the viewer's language; null: the answer was lost. */
export function useDeskProblem(): (error: ActionError | null) => string {
  const t = useTranslations("three-ds.problem");
  const errors = useTranslations("errors");
  return (error) => {
    if (!error) return t("lost");
    const known = Object.values(error.fields ?? {}).map((name) => DESK_PROBLEMS.find((one) => one === name));
    const [first] = known.filter((name) => name !== undefined);
    if (first) return t(first);
    if (error.details.needs) return errors(`needs.${error.details.needs}`);
    return error.code === "INVALID_INPUT" ? t("invalid") : errors(`${error.code}.text`);
  };
}

/** The same, in the place it concerns. */
export function DeskProblemNotice({ error }: { error: ActionError | "lost" | null }) {
  const problemOf = useDeskProblem();
  if (!error) return null;
  return (
    <Callout tone="danger" role="alert">
      {problemOf(error === "lost" ? null : error)}
    </Callout>
  );
}
