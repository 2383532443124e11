"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { GRANTABLE } from "@/lib/auth/vocabulary";
import type { StaffGrantDto, StaffMember } from "@/lib/staff/schema";
import { GrantForm } from "./grant-form";
import { GrantItem } from "./grant-item";
import { RevokeGrantDialog } from "./revoke-grant-dialog";

interface GrantsDialogProps {
  member: StaffMember;
  oneself: boolean;
  mayManage: boolean;
  onClose: () => void;
}

/** What a person may do beyond the role: each grant with its reason, and the form for another. */
export function GrantsDialog({ member, oneself, mayManage, onClose }: GrantsDialogProps) {
  const t = useTranslations("team.grants");
  const [revoking, setRevoking] = useState<StaffGrantDto | null>(null);
  const { name, grants } = member;
  const open = GRANTABLE.filter((one) => !grants.some(({ permission }) => permission === one));
  const why = whyNot(member, oneself);
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={t("title", { name })}
        description={t("description")}
        footer={<Button onClick={onClose}>{t("close")}</Button>}
      >
        <div className="grid gap-5">
          {grants.length === 0 ? <p className="text-muted text-sm">{t("none")}</p> : null}
          {grants.length > 0 ? (
            <ul
              aria-label={t("title", { name })}
              className="divide-y divide-line rounded-md border border-line"
            >
              {grants.map((grant) => (
                <GrantItem
                  key={grant.id}
                  grant={grant}
                  {...(mayManage ? { onRevoke: () => setRevoking(grant) } : {})}
                />
              ))}
            </ul>
          ) : null}
          {mayManage && why ? <Callout tone="neutral">{t(`notTo.${why}`, { name })}</Callout> : null}
          {mayManage && !why && open.length > 0 ? (
            <GrantForm key={open.join()} member={member} open={open} />
          ) : null}
        </div>
      </Dialog>
      {revoking ? <RevokeGrantDialog name={name} grant={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}

/** The server refuses the same; see lib/staff/grant-permission. */
function whyNot(member: StaffMember, oneself: boolean): "oneself" | "auditor" | "disabled" | null {
  if (oneself) return "oneself";
  if (member.role === "auditor") return "auditor";
  return member.disabledAt ? "disabled" : null;
}
