"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Time } from "@/components/ui/time";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { useApprovalLabels } from "./use-approval-labels";

/** Who asked, why, why it waits, until when, and who decided. */
export function ApprovalFacts({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.detail");
  const words = useApprovalLabels();
  const href = subjectHref(approval.subject);
  const run = approval.kind === "bulk" && approval.status === "executed" ? approval.operationId : null;
  const when = (value: string) => <Time value={value} show="both" />;
  return (
    <KeyValueList
      items={[
        {
          label: t("asked"),
          value: (
            <>
              {when(approval.createdAt)} {t("askedBy", { name: approval.makerName })}
            </>
          ),
        },
        { label: t("reason"), value: approval.reason || <span className="text-faint">{t("noReason")}</span> },
        { label: t("rule"), value: words.rule(approval.rule) },
        ...(approval.obstacle === "over" ? [] : [{ label: t("expires"), value: when(approval.expiresAt) }]),
        ...(approval.checkerName ? [{ label: t("checker"), value: approval.checkerName }] : []),
        ...(approval.decidedAt ? [{ label: t("decided"), value: when(approval.decidedAt) }] : []),
        ...(approval.operationId
          ? [{ label: t("operation"), value: <CopyId value={approval.operationId} label={t("operation")} /> }]
          : []),
        ...(run
          ? [
              {
                label: t("about"),
                value: (
                  <Link
                    href={`/bulk/${run}`}
                    prefetch={false}
                    className="rounded-sm text-accent-ink hover:underline"
                  >
                    {t("run")}
                  </Link>
                ),
              },
            ]
          : []),
        ...(href
          ? [
              {
                label: t("about"),
                value: (
                  <Link href={href} prefetch={false} className="rounded-sm text-accent-ink hover:underline">
                    {t("subject")}
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Where the subject is shown; null where it has no page of its own. */
function subjectHref({ type, id }: ApprovalDetail["subject"]): string | null {
  if (type === "fee-rule") return "/wallets/fees";
  const page = PAGES[type];
  return page ? `${page}${encodeURIComponent(id)}` : null;
}

const PAGES: Record<string, string> = {
  card: "/cards/",
  user: "/users/",
  wallet: "/wallets/",
};
