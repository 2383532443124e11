"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { BalanceAlertDto } from "@/lib/balances/schema";
import { ThresholdField } from "./alert-fields";
import { useAlertName } from "./alert-list";
import { useAlertForm } from "./use-alert-form";

interface AlertDialogProps extends Pick<BalanceAlertDto, "owner" | "user" | "currency"> {
  /** What is set now; empty for none. */
  threshold: string;
  onClose: () => void;
}

/** The alert of one owner in one currency. */
export function AlertDialog({ owner, user, currency, threshold, onClose }: AlertDialogProps) {
  const t = useTranslations("balances.alerts");
  const name = useAlertName();
  const form = useAlertForm();
  const formId = useId();
  const [typed, setTyped] = useState(threshold);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.set({ owner, currency, threshold: typed }, onClose);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      dismissible={!form.pending}
      title={`${name({ owner, user })} · ${currency}`}
      description={t("description")}
      footer={
        <>
          <Button onClick={onClose} disabled={form.pending}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={formId} pending={form.pending}>
            {t("set")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <ThresholdField value={typed} onChange={setTyped} form={form} />
        {form.error ? <ActionErrorNotice error={form.error} /> : null}
      </form>
    </Dialog>
  );
}
