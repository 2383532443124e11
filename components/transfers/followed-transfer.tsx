"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { OutcomeNotice } from "@/components/operations/outcome-notice";
import { useOutcome } from "@/components/operations/use-outcome";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { transferKeys } from "@/lib/transfers/query-options";
import type { UndecidedTransfer } from "@/lib/transfers/schema";
import { userKeys } from "@/lib/users/query-options";
import { madeTransfer } from "./created-transfer";
import { useAmountText } from "./use-amount-text";

interface FollowedTransferProps {
  operationId: string;
  /** What the page knows of it; undefined for one whose own reply was lost. */
  known: UndecidedTransfer | undefined;
  onDismiss: () => void;
}

/** A transfer in doubt, followed until it is known whether money moved. */
export function FollowedTransfer({ operationId, known, onDismiss }: FollowedTransferProps) {
  const t = useTranslations("transfers.outcome");
  const client = useQueryClient();
  const amountText = useAmountText();
  const outcome = useOutcome(operationId, known?.operation ?? null, () => {
    void client.invalidateQueries({ queryKey: transferKeys.lists });
    void client.invalidateQueries({ queryKey: userKeys.all });
  });
  if (!outcome) return null;
  const { operation, state } = outcome;
  const transferId = madeTransfer(operation?.result);
  const way = transferId ? (
    <LinkButton href={`/transfers/${encodeURIComponent(transferId)}`}>{t("open")}</LinkButton>
  ) : null;
  const reversed = state === "notApplied" && operation?.status === "refused" && transferId !== null;
  return (
    <div className="grid gap-1">
      {known ? (
        <p className="font-medium text-sm">
          {t("undecided", { amount: amountText(known.amount, known.currency), label: known.label })}
        </p>
      ) : null}
      {reversed ? (
        <Callout
          tone="warning"
          role="status"
          title={t("reversedTitle")}
          actions={
            <>
              {way}
              <Button onClick={onDismiss}>{t("dismiss")}</Button>
            </>
          }
        >
          {t("reversedText")}
        </Callout>
      ) : (
        <OutcomeNotice outcome={outcome} actions={way} onDismiss={onDismiss} />
      )}
    </div>
  );
}
