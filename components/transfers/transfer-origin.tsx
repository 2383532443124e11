"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { TransferDetail } from "@/lib/transfers/schema";

/** Who asked for it in this console, what became of the call, and who agreed. */
export function TransferOrigin({ transfer: { operation, approval } }: { transfer: TransferDetail }) {
  const t = useTranslations("transfers.detail");
  if (!operation) {
    return (
      <Section title={t("origin")}>
        <p className="text-muted text-sm">{t("elsewhere")}</p>
      </Section>
    );
  }
  const second: ReactNode = approval ? (
    <span className="flex flex-wrap gap-x-2">
      {approval.checkerName ? t("secondBy", { name: approval.checkerName }) : null}
      <Link
        href={`/approvals/${approval.id}`}
        prefetch={false}
        className="rounded-sm text-accent-ink underline underline-offset-3"
      >
        {t("request")}
      </Link>
    </span>
  ) : (
    t("nobody")
  );
  return (
    <Section title={t("origin")}>
      <KeyValueList
        items={[
          { label: t("by"), value: <Stranger>{operation.actorName}</Stranger> },
          { label: t("started"), value: <Time value={operation.startedAt} show="exact" className="" /> },
          { label: t("state"), value: t(`state_${operation.status}`) },
          { label: t("second"), value: second },
          { label: t("operation"), value: <CopyId value={operation.id} label={t("operation")} /> },
        ]}
      />
    </Section>
  );
}
