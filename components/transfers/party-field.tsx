"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PASS_FOCUS } from "@/components/ui/focus-place";
import { Stranger } from "@/components/ui/stranger";
import { phoneText, userName } from "@/components/users/user-name";
import { UserPicker } from "@/components/users/user-picker";
import { UserStatusBadge } from "@/components/users/user-status-badge";
import type { UserListItem } from "@/lib/users/schema";

interface PartyFieldProps {
  side: "sender" | "receiver";
  user: UserListItem | null;
  error: string | undefined;
  onUser: (user: UserListItem | null) => void;
}

/** One side of the transfer: looked for in the register, then shown with what tells people of one name apart. */
export function PartyField({ side, user, error, onUser }: PartyFieldProps) {
  const t = useTranslations("transfers.create");
  if (!user) return <UserPicker label={t(side)} error={error} onPick={onUser} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside its content
    <div {...PASS_FOCUS} role="group" aria-label={t(side)} className="grid gap-1">
      <p className="font-medium text-ink text-sm">{t(side)}</p>
      <Picked side={side} user={user} onChange={() => onUser(null)} />
      {error ? (
        <p role="alert" className="text-danger text-xs">
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface PickedProps {
  side: "sender" | "receiver";
  user: UserListItem;
  onChange: () => void;
}

function Picked({ side, user, onChange }: PickedProps) {
  const t = useTranslations("transfers.create");
  const name = userName(user);
  const active = user.status === null || user.status.toLowerCase() === "active";
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-subtle px-3 py-2 text-sm">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <Stranger>{name}</Stranger>
          </span>
          <span className="text-muted text-xs tabular-nums">{phoneText(user.phone)}</span>
        </span>
        <UserStatusBadge status={user.status} />
        <Button
          size="sm"
          aria-label={t(side === "sender" ? "changeSender" : "changeReceiver")}
          onClick={onChange}
        >
          {t("change")}
        </Button>
      </div>
      {active ? null : <Callout tone="warning">{t("inactive")}</Callout>}
    </>
  );
}
