"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useUserWithId } from "@/components/users/use-user-with-id";
import type { UserListItem } from "@/lib/users/schema";
import { createWalletAction } from "@/lib/wallets/actions";
import { walletKeys } from "@/lib/wallets/query-options";
import type { CreateWalletInput, WalletFacets } from "@/lib/wallets/schema";
import { madeWallet } from "./made-wallet";
import { WalletPlaceFields } from "./wallet-place-fields";
import { useWalletProblem } from "./wallet-problem";
import { WalletUserField } from "./wallet-user-field";

interface CreateWalletDialogProps {
  facets: WalletFacets;
  /** Who is chosen from the start. */
  userId: string | null;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Whose, which coins, which chain: closes when the wallet is there or in doubt, stays open with what was refused. */
export function CreateWalletDialog({ facets, userId, onClose, onFollow }: CreateWalletDialogProps) {
  const t = useTranslations("wallets.create");
  const id = useId();
  const router = useRouter();
  const client = useQueryClient();
  const initial = useUserWithId(userId);
  // Undefined: nobody was chosen or taken back by hand.
  const [picked, setPicked] = useState<UserListItem | null>();
  const user = picked === undefined ? initial : picked;
  const [place, setPlace] = useState({ currency: "", network: "" });
  const [pending, startTransition] = useTransition();
  const form = useOperationForm<CreateWalletInput>({
    action: createWalletAction,
    onSucceeded: async (operation) => {
      await client.invalidateQueries({ queryKey: walletKeys.all });
      onClose();
      const walletId = madeWallet(operation);
      toast({
        tone: "success",
        title: t("done", place),
        description: t("doneText"),
        action: walletId
          ? { label: t("open"), onClick: () => router.push(`/wallets/${encodeURIComponent(walletId)}`) }
          : undefined,
      });
    },
    onFollow: (operationId) => {
      onClose();
      onFollow(operationId);
    },
  });
  const problems = form.error?.code === "INVALID_INPUT" ? (form.error.fields ?? {}) : {};
  const problem = useWalletProblem(problems);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(() => form.submit((operationId) => ({ operationId, pUserId: user?.id ?? "", ...place })));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      description={t("description")}
      dismissible={!pending}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={id} pending={pending}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-4">
        <WalletUserField user={user} error={problem("pUserId")} onUser={setPicked} />
        <WalletPlaceFields facets={facets} place={place} problem={problem} onPlace={setPlace} />
        {form.error && Object.keys(problems).length === 0 ? (
          <ActionErrorNotice error={{ ...form.error, details: { changed: "no", ...form.error.details } }} />
        ) : null}
      </form>
    </Dialog>
  );
}
