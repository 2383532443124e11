"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { useWaitingToast } from "@/components/approvals/use-waiting-toast";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { toast } from "@/components/ui/toast";
import { userName } from "@/components/users/user-name";
import { createTransferAction } from "@/lib/transfers/actions";
import { transferKeys } from "@/lib/transfers/query-options";
import type { CreateTransferInput } from "@/lib/transfers/schema";
import { userKeys } from "@/lib/users/query-options";
import { madeTransfer } from "./created-transfer";
import { exactAmount, type TransferDraft } from "./transfer-draft";
import { useAmountText } from "./use-amount-text";

interface TransferFormOptions {
  draft: TransferDraft;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Sends what is written: closes when it moved, waits for somebody or is in doubt, stays open with what was refused. */
export function useTransferForm({ draft, onClose, onFollow }: TransferFormOptions) {
  const client = useQueryClient();
  const tellMoved = useMovedToast(draft);
  const waitingToast = useWaitingToast();
  const [pending, startTransition] = useTransition();
  const renew = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: transferKeys.all }),
      client.invalidateQueries({ queryKey: userKeys.all }),
    ]);
  };
  const form = useOperationForm<CreateTransferInput>({
    action: createTransferAction,
    onSucceeded: async ({ result }) => {
      await renew();
      onClose();
      tellMoved(madeTransfer(result));
    },
    onWaiting: (approval) => {
      onClose();
      waitingToast(approval);
    },
    onFollow: (operationId) => {
      onClose();
      onFollow(operationId);
    },
    onRefused: () => void renew(),
  });
  const submit = () =>
    startTransition(() =>
      form.submit((formId) => ({
        formId,
        senderId: draft.sender?.id ?? "",
        receiverId: draft.receiver?.id ?? "",
        currency: draft.currency,
        amount: draft.amount,
        remark: draft.remark,
      })),
    );
  const problems = form.error?.code === "INVALID_INPUT" ? (form.error.fields ?? {}) : {};
  return { pending, submit, problems, error: form.error, clearError: form.clearError };
}

function useMovedToast(draft: TransferDraft): (transferId: string | null) => void {
  const t = useTranslations("transfers.create");
  const router = useRouter();
  const amountText = useAmountText();
  return (transferId) => {
    const { sender, receiver, currency } = draft;
    if (!sender || !receiver) return;
    toast({
      tone: "success",
      title: t("done", { amount: amountText(exactAmount(draft) ?? draft.amount, currency) }),
      description: t("doneText", { sender: userName(sender), receiver: userName(receiver) }),
      action: transferId
        ? {
            label: t("open"),
            onClick: () => router.push(`/transfers/${encodeURIComponent(transferId)}`),
          }
        : undefined,
    });
  };
}
