"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { GRANTABLE } from "@/lib/auth/constants";
import type { ActionError } from "@/lib/core/result";
import { revokeGrantAction } from "@/lib/staff/actions";
import { staffKeys } from "@/lib/staff/query-options";
import type { StaffGrantDto, StaffMember } from "@/lib/staff/schema";
import { GrantForm } from "./grant-form";
import { StaffProblem } from "./staff-problem";
import { usePermissionName } from "./use-permission-name";

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

/** One grant: what, why, by whom, since and until when. */
function GrantItem({ grant, onRevoke }: { grant: StaffGrantDto; onRevoke?: () => void }) {
  const t = useTranslations("team.grants");
  const permission = usePermissionName()(grant.permission);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-3 py-2.5">
      <div>
        <p className="font-medium text-sm">{permission}</p>
        <p className="wrap-anywhere mt-0.5 text-sm">{grant.justification}</p>
        <p className="mt-1 text-muted text-xs">
          {t.rich(grant.expiresAt ? "factsUntil" : "facts", {
            name: grant.grantedByName,
            since: () => <Time value={grant.grantedAt} />,
            until: () => <Time value={grant.expiresAt ?? ""} show="exact" />,
          })}
        </p>
      </div>
      {onRevoke ? (
        <Button size="sm" onClick={onRevoke} aria-label={t("revokeOf", { permission })}>
          {t("revoke")}
        </Button>
      ) : null}
    </li>
  );
}

interface RevokeGrantDialogProps {
  name: string;
  grant: StaffGrantDto;
  onClose: () => void;
}

/** Asks before a grant is taken back. */
function RevokeGrantDialog({ name, grant, onClose }: RevokeGrantDialogProps) {
  const t = useTranslations("team.grants");
  const client = useQueryClient();
  const [error, setError] = useState<ActionError | null>(null);
  const facts = { name, permission: usePermissionName()(grant.permission) };
  const run = async () => {
    const result = await answerOf(() => revokeGrantAction({ grantId: grant.id }));
    if (!result.ok) return setError(result.error);
    await client.invalidateQueries({ queryKey: staffKeys.all });
    onClose();
    toast({ tone: "success", title: t("revoked", facts) });
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("revokeTitle", facts)}
      sentence={t("revokeSentence", facts)}
      confirmLabel={t("revokeConfirm")}
      outcome={<StaffProblem error={error} />}
      onConfirm={run}
    />
  );
}
