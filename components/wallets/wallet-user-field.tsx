"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PASS_FOCUS } from "@/components/ui/focus-place";
import { phoneText, userName } from "@/components/users/user-name";
import { UserPicker } from "@/components/users/user-picker";
import { UserStatusBadge } from "@/components/users/user-status-badge";
import type { UserListItem } from "@/lib/users/schema";
import { STOPPED_USERS } from "@/lib/wallets/vocabulary";

interface WalletUserFieldProps {
  user: UserListItem | null;
  error: string | undefined;
  onUser: (user: UserListItem | null) => void;
}

/** Who gets the wallet: looked for by typing, then shown with what tells people of one name apart. */
export function WalletUserField({ user, error, onUser }: WalletUserFieldProps) {
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
