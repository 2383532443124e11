"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { editUserAction } from "@/lib/users/actions";
import { userProfileOptions } from "@/lib/users/query-options";
import type { UserProfile } from "@/lib/users/schema";
import { useUserForm } from "./use-user-form";
import { UserFields } from "./user-fields";
import { userName } from "./user-name";

interface EditUserDialogProps {
  user: UserProfile;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Changes the user as it was when the dialog opened; one that changed meanwhile is shown anew first. */
export function EditUserDialog({ user: opened, onClose, onFollow }: EditUserDialogProps) {
  const t = useTranslations("users.edit");
  const cancel = useTranslations("users.form")("cancel");
  const id = useId();
  const client = useQueryClient();
  const [user, setUser] = useState(opened);
  const name = userName(user);
  const form = useUserForm({
    action: (operationId, { documentNumber, dateOfBirth, firstName = "", lastName = "", ...typed }) =>
      editUserAction({
        operationId,
        userId: user.id,
        version: user.version,
        ...typed,
        firstName,
        lastName,
        ...(documentNumber ? { documentNumber } : {}),
        ...(dateOfBirth ? { dateOfBirth } : {}),
      }),
    onClose,
    onFollow,
    onDone: () => toast({ tone: "success", title: t("done", { name }), description: t("doneText") }),
  });
  const reload = async () => {
    const now = await client.fetchQuery({ ...userProfileOptions(user.id), staleTime: 0 }).catch(() => null);
    if (!now) return;
    setUser(now);
    form.clearError();
  };
  const again = form.error?.code === "STALE" ? <Button onClick={reload}>{t("reload")}</Button> : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title", { name })}
      description={t("description")}
      dismissible={!form.pending}
      footer={
        <>
          <Button onClick={onClose} disabled={form.pending}>
            {cancel}
          </Button>
          <Button variant="primary" type="submit" form={id} pending={form.pending}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form
        key={user.version}
        id={id}
        ref={form.element}
        onSubmit={form.submit}
        noValidate
        className="grid gap-4"
      >
        <UserFields problems={form.problems} user={user} />
        {form.error && Object.keys(form.problems).length === 0 ? (
          <ActionErrorNotice error={form.error} actions={again} />
        ) : null}
      </form>
    </Dialog>
  );
}
