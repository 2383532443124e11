"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { answerOf } from "@/components/ui/call-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { revokeGrantAction } from "@/lib/staff/actions";
import { staffKeys } from "@/lib/staff/query-options";
import type { StaffGrantDto } from "@/lib/staff/schema";
import { StaffProblem } from "./staff-problem";
import { usePermissionName } from "./use-permission-name";

interface RevokeGrantDialogProps {
  name: string;
  grant: StaffGrantDto;
  onClose: () => void;
}

/** Asks before a grant is taken back. */
export function RevokeGrantDialog({ name, grant, onClose }: RevokeGrantDialogProps) {
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
