"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { OperationDto } from "@/lib/operations/schema";
import { linkCardAction } from "@/lib/users/actions";
import { userKeys } from "@/lib/users/query-options";
import type { LinkCardInput, UserProfile } from "@/lib/users/schema";
import { userName } from "./user-name";

interface LinkCardDialogProps {
  user: UserProfile;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Says what a link does, then asks the issuer for a card of the pool. */
export function LinkCardDialog({ user, onClose, onFollow }: LinkCardDialogProps) {
  const t = useTranslations("users.link");
  const router = useRouter();
  const client = useQueryClient();
  const name = userName(user);
  const renew = () => client.invalidateQueries({ queryKey: userKeys.all });
  const form = useOperationForm<LinkCardInput>({
    action: linkCardAction,
    onSucceeded: async (operation) => {
      await renew();
      onClose();
      const cardId = cardOf(operation);
      toast({
        tone: "success",
        title: t("done", { name }),
        description: t("doneText"),
        action: cardId
          ? { label: t("open"), onClick: () => router.push(`/cards/${encodeURIComponent(cardId)}`) }
          : undefined,
      });
    },
    onFollow: (operationId) => {
      onClose();
      onFollow(operationId);
    },
    onRefused: () => void renew(),
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("title", { name })}
      sentence={t("sentence", { name })}
      confirmLabel={t("confirm")}
      tone="primary"
      outcome={
        form.error ? (
          <ActionErrorNotice error={{ ...form.error, details: { changed: "no", ...form.error.details } }} />
        ) : null
      }
      onConfirm={() => form.submit((operationId) => ({ operationId, userId: user.id }))}
    />
  );
}

function cardOf({ result }: OperationDto): string | null {
  const id = result && typeof result === "object" && "cardId" in result ? result.cardId : null;
  return typeof id === "string" ? id : null;
}
