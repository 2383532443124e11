"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Time } from "@/components/ui/time";
import type { AuditEntryDetail } from "@/lib/audit/schema";
import { AuditOutcomeBadge } from "./audit-outcome-badge";
import { AuditSubject } from "./audit-subject";
import { useAuditWords } from "./use-audit-words";

/** Who, what, when, how it ended, and the ids to quote. */
export function AuditFacts({ entry }: { entry: AuditEntryDetail }) {
  const t = useTranslations("audit.detail");
  const words = useAuditWords();
  const id = (name: IdName, value: string | null) =>
    value ? [{ label: t(name), value: <CopyId value={value} label={t(name)} /> }] : [];
  const text = (name: "reason" | "errorCode", value: ReactNode) => (value ? [{ label: t(name), value }] : []);
  return (
    <KeyValueList
      items={[
        { label: t("time"), value: <Time value={entry.at} show="both" /> },
        { label: t("who"), value: <span className="break-all">{entry.actor}</span> },
        {
          label: t("subject"),
          value: (
            <>
              <span className="text-muted">{words.subjectType(entry.subject.type)}</span>{" "}
              <AuditSubject entry={entry} />
            </>
          ),
        },
        { label: t("outcome"), value: <AuditOutcomeBadge outcome={entry.outcome} /> },
        ...text("reason", entry.reason),
        ...text("errorCode", entry.errorCode && <code>{entry.errorCode}</code>),
        ...id("requestId", entry.requestId),
        ...id("issuerRequestId", entry.issuerRequestId),
        ...id("operationId", entry.operationId),
        ...id("subjectId", entry.subject.id),
      ]}
    />
  );
}

type IdName = "requestId" | "issuerRequestId" | "operationId" | "subjectId";
