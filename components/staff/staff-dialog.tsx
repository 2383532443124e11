"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SecondPersonNote } from "@/components/approvals/second-person-note";
import { usePolicyAnswer, useSendLabel } from "@/components/approvals/use-policy-answer";
import { useWaitingToast } from "@/components/approvals/use-waiting-toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { ApprovalDto } from "@/lib/approvals/schema";
import { ROLES, type Role } from "@/lib/auth/constants";
import type { ActionError, ActionResult } from "@/lib/core/result";
import {
  changeRoleAction,
  disableStaffAction,
  enableStaffAction,
  endSessionsAction,
  resetPasswordAction,
} from "@/lib/staff/actions";
import { staffKeys } from "@/lib/staff/query-options";
import type { StaffMember } from "@/lib/staff/schema";
import type { StaffAct } from "./staff-menu";
import { StaffProblem } from "./staff-problem";
import { useRoleName } from "./use-role-name";

interface StaffDialogProps {
  act: Exclude<StaffAct, "sessions" | "grants">;
  member: StaffMember;
  oneself: boolean;
  onClose: () => void;
}

/** Asks before a person is changed, and says what it means for them. */
export function StaffDialog({ act, member, oneself, onClose }: StaffDialogProps) {
  const t = useTranslations("team");
  const client = useQueryClient();
  const roleName = useRoleName();
  const [role, setRole] = useState<Role>(member.role ?? "auditor");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<ActionError | null>(null);
  const waitingToast = useWaitingToast();
  const { name } = member;
  const facts = {
    name,
    current: roleName(member.role),
    role: roleName(act === "role" ? role : member.role),
    count: member.liveSessions - (oneself ? 1 : 0),
  };
  const text = act === "role" ? "changeRole" : act;
  const own = oneself && (text === "reset" || text === "end") ? t(`${text}.sentenceOwn`, facts) : null;
  const sentence = own ?? t(`${text}.sentence`, facts);

  const answer = usePolicyAnswer(act === "role" ? { kind: "team.grant" } : null);
  const sendLabel = useSendLabel();

  const run = async () => {
    const result = await send(act, member.id, role, password);
    if (!result.ok) return setError(result.error);
    await client.invalidateQueries({ queryKey: staffKeys.all });
    onClose();
    if (result.data?.approval) return waitingToast(result.data.approval);
    toast({ tone: "success", title: t(`${text}.done`, facts) });
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t(`${text}.title`, facts)}
      sentence={sentence}
      confirmLabel={sendLabel(answer, t(`${text}.confirm`))}
      waiting={act === "role" && answer.state === "asking"}
      tone={act === "disable" ? "danger" : "primary"}
      outcome={<StaffProblem error={error} />}
      onConfirm={run}
    >
      {act === "role" ? (
        <>
          <RoleField role={role} onChange={setRole} />
          <SecondPersonNote answer={answer} kind="team.grant" />
        </>
      ) : null}
      {act === "reset" ? <PasswordField password={password} onChange={setPassword} /> : null}
    </ConfirmDialog>
  );
}

async function send(
  act: StaffDialogProps["act"],
  staffId: string,
  role: Role,
  password: string,
): Promise<ActionResult<{ approval: ApprovalDto } | null>> {
  if (act === "role") return changeRoleAction({ staffId, role });
  const result = await sendAlone(act, staffId, password);
  return result.ok ? { ok: true, data: null } : result;
}

/** What no policy speaks of. */
function sendAlone(
  act: Exclude<StaffDialogProps["act"], "role">,
  staffId: string,
  password: string,
): Promise<ActionResult<void>> {
  if (act === "reset") return resetPasswordAction({ staffId, password });
  if (act === "end") return endSessionsAction({ staffId });
  return act === "disable" ? disableStaffAction({ staffId }) : enableStaffAction({ staffId });
}

function RoleField({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  const t = useTranslations("team.fields");
  const roleName = useRoleName();
  const choose = (value: string) => onChange(ROLES.find((one) => one === value) ?? role);
  return (
    <Field label={t("role")}>
      <Select value={role} onChange={(event) => choose(event.target.value)}>
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {roleName(one)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function PasswordField({ password, onChange }: { password: string; onChange: (password: string) => void }) {
  const t = useTranslations("team.fields");
  return (
    <Field label={t("password")} hint={t("passwordHint")}>
      <Input
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
