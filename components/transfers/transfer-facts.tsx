"use client";

import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { TransferDetail } from "@/lib/transfers/schema";
import { TransferAmount } from "./transfer-amount";
import { TransferStatusBadge } from "./transfer-status-badge";

/** What the issuer tells about a transfer. */
export function TransferFacts({ transfer }: { transfer: TransferDetail }) {
  const t = useTranslations("transfers.detail");
  const unknown = useTranslations("transfers")("unknown");
  const { remark, refId, id, at, syncedAt } = transfer;
  const quiet = (text: string) => <span className="text-faint">{text}</span>;
  return (
    <Section title={t("facts")}>
      <KeyValueList
        items={[
          { label: t("amount"), value: <TransferAmount transfer={transfer} /> },
          { label: t("status"), value: <TransferStatusBadge transfer={transfer} /> },
          {
            label: t("remark"),
            value: remark ? <Stranger className="break-words">{remark}</Stranger> : quiet(t("noRemark")),
          },
          { label: t("at"), value: <Time value={at} show="exact" className="" /> },
          { label: t("refId"), value: refId ? <CopyId value={refId} label={t("refId")} /> : quiet(unknown) },
          { label: t("id"), value: <CopyId value={id} label={t("id")} /> },
          { label: t("read"), value: <Time value={syncedAt} /> },
        ]}
      />
    </Section>
  );
}
