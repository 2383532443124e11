"use client";

import { useTranslations } from "next-intl";
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, AUDIT_SUBJECTS } from "@/lib/audit/constants";

interface AuditWords {
  action: (name: string) => string;
  outcome: (name: string) => string;
  subjectType: (name: string) => string;
}

/** The log's names in the viewer's language; one that is not known is shown as it is. */
export function useAuditLabels(): AuditWords {
  const t = useTranslations("audit");
  return {
    action: (name) => {
      const known = AUDIT_ACTIONS.find((one) => one === name);
      return known ? t(`actions.${known}`) : name;
    },
    outcome: (name) => {
      const known = AUDIT_OUTCOMES.find((one) => one === name);
      return known ? t(`outcomes.${known}`) : name;
    },
    subjectType: (name) => {
      const known = AUDIT_SUBJECTS.find((one) => one === name);
      return known ? t(`subjects.${known}`) : name;
    },
  };
}
