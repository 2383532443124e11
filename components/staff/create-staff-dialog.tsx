"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { ROLES } from "@/lib/auth/constants";
import type { ActionError } from "@/lib/core/result";
import { createStaffAction } from "@/lib/staff/actions";
import { staffKeys } from "@/lib/staff/query-options";
import { StaffProblem, useStaffProblem } from "./staff-problem";
import { useRoleName } from "./use-role-name";

export function CreateStaffDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("team");
  const id = useId();
  const client = useQueryClient();
  const roleName = useRoleName();
  const problemText = useStaffProblem();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const fields = error?.fields ?? {};
  const problem = (name: string) => (fields[name] ? problemText(fields[name]) : undefined);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const role = ROLES.find((one) => one === text("role")) ?? "auditor";
    startTransition(async () => {
      const input = {
        email: text("email").trim(),
        name: text("name").trim(),
        role,
        password: text("password"),
      };
      const result = await answerOf(() => createStaffAction(input));
      if (!result.ok) return setError(result.error);
      await client.invalidateQueries({ queryKey: staffKeys.all });
      onClose();
      toast({ tone: "success", title: t("create.done", { name: input.name }) });
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("create.title")}
      dismissible={!pending}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={id} pending={pending}>
            {t("create.confirm")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t("fields.name")} error={problem("name")}>
          <Input name="name" autoComplete="off" />
        </Field>
        <Field label={t("fields.email")} error={problem("email")}>
          <Input name="email" type="email" autoComplete="off" />
        </Field>
        <Field label={t("fields.role")} error={problem("role")}>
          <Select name="role" defaultValue="support">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {roleName(role)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("fields.password")} hint={t("fields.passwordHint")} error={problem("password")}>
          <Input name="password" type="password" autoComplete="new-password" />
        </Field>
        {error && Object.keys(fields).length === 0 ? <StaffProblem error={error} /> : null}
      </form>
    </Dialog>
  );
}
