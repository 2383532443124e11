"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { BulkRunDetail } from "@/lib/bulk/schema";

/** Who started it, when and why, and who agreed. */
export function RunFacts({ run }: { run: BulkRunDetail }) {
  const t = useTranslations("bulk.run");
  return (
    <Section title={t("facts")}>
      <KeyValueList
        columns={2}
        items={[
          { label: t("startedBy"), value: run.makerName },
          { label: t("started"), value: <Time value={run.createdAt} show="both" /> },
          { label: t("reason"), value: run.reason ? <Stranger>{run.reason}</Stranger> : null },
          { label: t("from"), value: t(run.noun === "users" ? "fromUsers" : "fromCards") },
          ...(run.finishedAt
            ? [{ label: t("endedAt"), value: <Time value={run.finishedAt} show="both" /> }]
            : []),
          ...(run.approvalId
            ? [
                {
                  label: t("approval"),
                  value: (
                    <Link
                      href={`/approvals/${run.approvalId}`}
                      prefetch={false}
                      className="rounded-sm text-accent-ink hover:underline"
                    >
                      {t("seeApproval")}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
