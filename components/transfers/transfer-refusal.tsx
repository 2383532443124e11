"use client";

import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionError } from "@/lib/core/result";
import { PARTY_FIELDS } from "@/lib/transfers/constants";
import { useAmountText } from "./use-amount-text";

/** Why nothing moved, with the numbers and the way to what is in the way; anything else as everywhere. */
export function TransferRefusal({ error }: { error: ActionError }) {
  const t = useTranslations("transfers.refusal");
  const words = useRefusalLabels()(error);
  const { userId, transferId, issuerCode, issuerMessage, issuerRequestId } = error.details;
  if (!words) {
    return <ActionErrorNotice error={{ ...error, details: { changed: "no", ...error.details } }} />;
  }
  return (
    <ErrorState
      title={words.title}
      issuerCode={issuerCode}
      issuerMessage={issuerMessage}
      issuerRequestId={issuerRequestId}
      requestId={error.requestId}
      changed="no"
      actions={
        <>
          {userId ? (
            <LinkButton href={`/users/${encodeURIComponent(userId)}`}>{t("openUser")}</LinkButton>
          ) : null}
          {transferId ? (
            <LinkButton href={`/transfers/${encodeURIComponent(transferId)}`}>{t("openTransfer")}</LinkButton>
          ) : null}
        </>
      }
    >
      <p>{words.text}</p>
    </ErrorState>
  );
}

function useRefusalLabels(): (error: ActionError) => { title: string; text: string } | null {
  const t = useTranslations("transfers.refusal");
  const amountText = useAmountText();
  return ({ details }) => {
    const { needs, party = "receiver", missing = [], balance = "0", amount = "0", currency = "" } = details;
    if (needs === "party-inactive") return { title: t("inactiveTitle", { party }), text: t("inactiveText") };
    if (needs === "funds") {
      const numbers = { balance: amountText(balance, currency), amount: amountText(amount, currency) };
      return { title: t("fundsTitle"), text: t("fundsText", numbers) };
    }
    if (needs === "transfer-reversed") return { title: t("reversedTitle"), text: t("reversedText") };
    if (needs !== "party-incomplete") return null;
    const fields = PARTY_FIELDS.filter((field) => missing.includes(field)).map((field) =>
      t(`field.${field}`),
    );
    return {
      title: t("incompleteTitle", { party }),
      text: t("incompleteText", { fields: fields.join(", ") }),
    };
  };
}
