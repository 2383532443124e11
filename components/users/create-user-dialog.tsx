"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { OperationDto } from "@/lib/operations/schema";
import { createUserAction } from "@/lib/users/actions";
import { useUserForm } from "./use-user-form";
import { UserFields } from "./user-fields";

interface CreateUserDialogProps {
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

export function CreateUserDialog({ onClose, onFollow }: CreateUserDialogProps) {
  const t = useTranslations("users.create");
  const cancel = useTranslations("users.form")("cancel");
  const id = useId();
  const router = useRouter();
  const form = useUserForm({
    action: (operationId, typed) => createUserAction({ operationId, ...typed }),
    onClose,
    onFollow,
    onDone: (operation) => {
      const made = madeBy(operation);
      toast({
        tone: "success",
        title: t("done", { name: made.name }),
        description: t("doneText"),
        action: made.userId
          ? { label: t("open"), onClick: () => router.push(`/users/${encodeURIComponent(made.userId)}`) }
          : undefined,
      });
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
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
      <form id={id} ref={form.element} onSubmit={form.submit} noValidate className="grid gap-4">
        <UserFields problems={form.problems} />
        {form.error && Object.keys(form.problems).length === 0 ? (
          <ActionErrorNotice error={form.error} />
        ) : null}
      </form>
    </Dialog>
  );
}

function madeBy({ result }: OperationDto): { userId: string; name: string } {
  const facts: Record<string, unknown> = result && typeof result === "object" ? { ...result } : {};
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return { userId: text(facts.userId), name: text(facts.name) };
}
