"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Time } from "@/components/ui/time";
import type { DeliveryDetail } from "@/lib/webhooks/schema";
import { useDeliveryLabels } from "./use-delivery-labels";

/** When it came, from where, what its headers said, how often, and the ids to quote. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const t = useTranslations("webhooks.detail");
  const tt = useTranslations("webhooks");
  const words = useDeliveryLabels();
  const { headers, signature } = delivery;
  const row = (label: string, value: ReactNode) => (value ? [{ label, value }] : []);
  const code = (value: string | null) => value && <code className="break-all text-xs">{value}</code>;
  const time = (value: string | null) => value && <Time value={value} show="both" />;
  const id = (label: string, value: string | null) => value && <CopyId value={value} label={label} />;
  return (
    <KeyValueList
      items={[
        { label: t("received"), value: <Time value={delivery.receivedAt} show="both" /> },
        ...row(
          t("processed"),
          time(delivery.processedAt) ||
            (signature === "valid" && t("waitingText", { attempts: delivery.attempts })),
        ),
        ...row(t("failure"), delivery.failure && words.failure(delivery.failure)),
        ...row(t("nextAttempt"), time(delivery.nextAttemptAt)),
        ...row(t("replayed"), time(delivery.replayedAt)),
        ...row(t("duplicates"), delivery.duplicates > 0 && <Repetitions delivery={delivery} />),
        {
          label: t("proof"),
          value: tt(delivery.proof === "secret-path" ? "proofs.secret-path" : "proofs.signature"),
        },
        ...row(t("reason"), signature !== "valid" && words.signature(signature)),
        { label: t("source"), value: code(delivery.sourceAddress) || t("unknownAddress") },
        ...row(t("signedAt"), time(delivery.signedAt)),
        ...row(t("credential"), code(headers.credential)),
        ...row(t("nonce"), code(headers.nonce)),
        ...row(t("actionHeader"), code(headers.action)),
        ...row(t("contentType"), code(headers.contentType)),
        ...row(t("sender"), code(headers.sender)),
        { label: t("size"), value: t("bytes", { bytes: delivery.bodyBytes }) },
        ...row(t("transaction"), id(t("transaction"), delivery.transactionId)),
        ...row(t("delivery"), id(t("delivery"), delivery.id)),
      ]}
    />
  );
}

function Repetitions({ delivery: { duplicates, duplicatedAt } }: { delivery: DeliveryDetail }) {
  const t = useTranslations("webhooks.detail");
  const more = duplicates - duplicatedAt.length;
  return (
    <details>
      <summary className="cursor-pointer">{t("duplicateTimes", { count: duplicates })}</summary>
      <ul className="mt-1 grid gap-0.5 text-muted text-xs">
        {duplicatedAt.map((at, index) => (
          // Two may come in the same millisecond.
          <li key={`${at} ${String(index)}`}>
            <Time value={at} show="exact" />
          </li>
        ))}
        {more > 0 ? <li>{t("moreTimes", { count: more })}</li> : null}
      </ul>
    </details>
  );
}
