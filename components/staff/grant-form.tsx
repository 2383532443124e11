"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { SecondPersonNote } from "@/components/approvals/second-person-note";
import { usePolicyAnswer, useSendLabel } from "@/components/approvals/use-policy-answer";
import { useWaitingToast } from "@/components/approvals/use-waiting-toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { GrantablePermission } from "@/lib/auth/constants";
import type { ActionError } from "@/lib/core/result";
import { grantPermissionAction } from "@/lib/staff/actions";
import { JUSTIFICATION_MAX, JUSTIFICATION_MIN } from "@/lib/staff/constants";
import { staffKeys } from "@/lib/staff/query-options";
import type { StaffMember } from "@/lib/staff/schema";
import { StaffProblem, useStaffProblem } from "./staff-problem";
import { usePermissionName } from "./use-permission-name";

interface GrantFormProps {
  member: StaffMember;
  /** What the person does not have yet; at least one. */
  open: readonly GrantablePermission[];
}

/** Gives the person one more permission, for a written reason and, if wanted, until a day. */
export function GrantForm({ member, open }: GrantFormProps) {
  const t = useTranslations("team.grants");
  const client = useQueryClient();
  const permissionName = usePermissionName();
  const problemText = useStaffProblem();
  const [justification, setJustification] = useState("");
  const [error, setError] = useState<ActionError | null>(null);
  const waitingToast = useWaitingToast();
  const [pending, startTransition] = useTransition();
  const answer = usePolicyAnswer({ kind: "team.grant" });
  const sendLabel = useSendLabel();
  const fields = error?.fields ?? {};
  const problem = (name: string) => (fields[name] ? problemText(fields[name]) : undefined);
  const shown = ["permission", "justification", "expiresOn"].some((name) => fields[name]);
  const length = justification.trim().length;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const permission = open.find((one) => one === form.get("permission")) ?? open[0];
    if (!permission) return;
    const expiresOn = String(form.get("expiresOn") ?? "") || null;
    startTransition(async () => {
      const result = await grantPermissionAction({
        staffId: member.id,
        permission,
        justification,
        expiresOn,
      });
      if (!result.ok) return setError(result.error);
      await client.invalidateQueries({ queryKey: staffKeys.all });
      if (result.data) return waitingToast(result.data.approval);
      toast({
        tone: "success",
        title: t("granted", { name: member.name, permission: permissionName(permission) }),
      });
    });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 border-line border-t pt-4">
      <h3 className="font-semibold text-base">{t("add")}</h3>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("permission")} error={problem("permission")}>
          <Select name="permission">
            {open.map((one) => (
              <option key={one} value={one}>
                {permissionName(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("expiresOn")} hint={t("expiresOnHint")} error={problem("expiresOn")} optional>
          <Input name="expiresOn" type="date" />
        </Field>
      </div>
      <Field
        label={t("justification")}
        hint={t(length < JUSTIFICATION_MIN ? "lengthShort" : "length", {
          length,
          min: JUSTIFICATION_MIN,
          max: JUSTIFICATION_MAX,
        })}
        error={problem("justification")}
        required
      >
        <Textarea
          value={justification}
          maxLength={JUSTIFICATION_MAX}
          rows={2}
          onChange={(event) => setJustification(event.target.value)}
        />
      </Field>
      {error && !shown ? <StaffProblem error={error} /> : null}
      <SecondPersonNote answer={answer} kind="team.grant" />
      <div className="flex justify-end">
        <Button variant="primary" type="submit" pending={pending || answer.state === "asking"}>
          {sendLabel(answer, t("confirm"))}
        </Button>
      </div>
    </form>
  );
}
