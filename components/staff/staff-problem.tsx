"use client";

import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Callout } from "@/components/ui/callout";
import type { ActionError } from "@/lib/core/result";

const PROBLEMS = [
  "emailFormat",
  "emailTaken",
  "nameNeeded",
  "roleUnknown",
  "passwordShort",
  "passwordCommon",
  "passwordIsEmail",
  "tooLong",
  "oneself",
  "lastAdmin",
  "permissionUnknown",
  "justificationShort",
  "cardNumber",
  "dateFormat",
  "datePast",
  "auditorGrant",
  "disabledGrant",
  "alreadyGranted",
] as const;

/** A field's problem, as the server named it, in the viewer's language. */
export function useStaffProblem(): (problem: string) => string {
  const t = useTranslations("team.problem");
  return (problem) => t(PROBLEMS.find((known) => known === problem) ?? "invalid");
}

/** Why the last attempt did not go through. */
export function StaffProblem({ error }: { error: ActionError | null }) {
  const problemText = useStaffProblem();
  if (!error) return null;
  const problems = Object.values(error.fields ?? {});
  if (problems.length === 0) return <ActionErrorNotice error={error} />;
  return (
    <Callout tone="danger" role="alert">
      {problems.map((problem) => (
        <p key={problem}>{problemText(problem)}</p>
      ))}
    </Callout>
  );
}
