"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { UserStatusBadge } from "@/components/users/user-status-badge";
import type { TransferDetail, TransferUser } from "@/lib/transfers/schema";
import { useTransferUser } from "./transfer-user";

/** Who sent and who received, each with what the register knows now. */
export function TransferParties({ transfer }: { transfer: TransferDetail }) {
  const t = useTranslations("transfers.detail");
  return (
    <Section title={t("parties")} flush>
      <dl>
        <Side name={t("sender")} user={transfer.sender} />
        <Side name={t("receiver")} user={transfer.receiver} />
      </dl>
    </Section>
  );
}

function Side({ name, user }: { name: string; user: TransferUser | null }) {
  const t = useTranslations("transfers");
  const nameOf = useTransferUser();
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-3 border-line border-t px-4 py-2.5 text-sm first:border-t-0">
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 items-center gap-3">
        {user?.known ? (
          <>
            <Link
              href={`/users/${encodeURIComponent(user.id)}`}
              className="min-w-0 flex-1 truncate rounded-sm underline underline-offset-3"
            >
              {nameOf(user)}
            </Link>
            <UserStatusBadge status={user.status} />
          </>
        ) : (
          <>
            <span className="min-w-0 flex-1 truncate">{nameOf(user)}</span>
            {user ? <span className="text-faint text-xs">{t("unregistered")}</span> : null}
          </>
        )}
      </dd>
    </div>
  );
}
