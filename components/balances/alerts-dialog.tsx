"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { CORPORATE } from "@/lib/balances/constants";
import { balanceAlertsOptions } from "@/lib/balances/query-options";
import type { BalanceAlertDto } from "@/lib/balances/schema";
import { AlertDialog } from "./alert-dialog";
import { AlertFields } from "./alert-fields";
import { AlertList } from "./alert-list";
import { type AlertForm, useAlertForm } from "./use-alert-form";

interface AlertsDialogProps {
  onClose: () => void;
  currencies: readonly string[];
}

/** All alerts, and a form for one more. Who may not change them sees them. */
export function AlertsDialog({ onClose, currencies }: AlertsDialogProps) {
  const t = useTranslations("balances.alerts");
  const alerts = useQuery(balanceAlertsOptions());
  const form = useAlertForm();
  const [changed, setChanged] = useState<BalanceAlertDto | null>(null);
  const mayChange = alerts.data?.may.change ?? false;
  if (changed) {
    return (
      <AlertDialog
        owner={changed.owner}
        user={changed.user}
        currency={changed.currency}
        threshold={changed.threshold}
        onClose={() => setChanged(null)}
      />
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={t("title")}
      description={t("description")}
      footer={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <div className="grid gap-4">
        {alerts.isPending ? <Skeleton className="h-12 w-full" /> : null}
        {alerts.error ? <ActionErrorNotice error={alerts.error.error} /> : null}
        {alerts.data ? (
          <AlertList alerts={alerts.data.items} mayChange={mayChange} form={form} onChange={setChanged} />
        ) : null}
        {alerts.data && !mayChange ? <p className="text-muted text-sm">{t("readOnly")}</p> : null}
        {form.error ? <ActionErrorNotice error={form.error} /> : null}
        {mayChange ? <NewAlert form={form} currencies={currencies} /> : null}
      </div>
    </Dialog>
  );
}

function NewAlert({ form, currencies }: { form: AlertForm; currencies: readonly string[] }) {
  const t = useTranslations("balances.alerts");
  const [draft, setDraft] = useState(EMPTY);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.set(draft, () => setDraft(EMPTY));
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3 border-line border-t pt-4">
      <h3 className="font-semibold text-sm">{t("new")}</h3>
      <AlertFields draft={draft} onDraft={setDraft} form={form} currencies={currencies} />
      <Button variant="primary" type="submit" pending={form.pending} className="justify-self-end">
        {t("set")}
      </Button>
    </form>
  );
}

const EMPTY = { owner: CORPORATE as string, currency: "", threshold: "" };
