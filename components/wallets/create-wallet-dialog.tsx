"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { PASS_FOCUS } from "@/components/ui/focus-place";
import { toast } from "@/components/ui/toast";
import { useUserWithId } from "@/components/users/use-user-with-id";
import { phoneText, userName } from "@/components/users/user-name";
import { UserPicker } from "@/components/users/user-picker";
import { UserStatusBadge } from "@/components/users/user-status-badge";
import type { UserListItem } from "@/lib/users/schema";
import { createWalletAction } from "@/lib/wallets/actions";
import { STOPPED_USERS } from "@/lib/wallets/constants";
import { walletKeys } from "@/lib/wallets/query-options";
import type { CreateWalletInput, WalletFacets } from "@/lib/wallets/schema";
import { madeWallet } from "./created-wallet";
import { WalletPlaceFields } from "./wallet-place-fields";
import { useWalletProblem } from "./wallet-problem";

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

interface WalletUserFieldProps {
  user: UserListItem | null;
  error: string | undefined;
  onUser: (user: UserListItem | null) => void;
}

/** Who gets the wallet: looked for by typing, then shown with what tells people of one name apart. */
function WalletUserField({ user, error, onUser }: WalletUserFieldProps) {
  const t = useTranslations("wallets.create");
  if (!user) return <UserPicker label={t("user")} error={error} onPick={onUser} />;
  return <PickedUser user={user} onChange={() => onUser(null)} />;
}

function PickedUser({ user, onChange }: { user: UserListItem; onChange: () => void }) {
  const t = useTranslations("wallets.create");
  const name = userName(user);
  const stopped = STOPPED_USERS.some((word) => word === user.status?.toLowerCase());
  return (
    <div {...PASS_FOCUS} className="grid gap-2">
      <p className="font-medium text-ink text-sm">{t("user")}</p>
      <div className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-subtle px-3 py-2 text-sm">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span className="text-muted text-xs tabular-nums">{phoneText(user.phone)}</span>
        </span>
        <UserStatusBadge status={user.status} />
        <Button size="sm" onClick={onChange}>
          {t("changeUser")}
        </Button>
      </div>
      {stopped ? <Callout tone="warning">{t("stopped")}</Callout> : null}
    </div>
  );
}
