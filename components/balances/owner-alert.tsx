"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { EVERY_USER } from "@/lib/balances/constants";
import type { BalanceHistory } from "@/lib/balances/schema";
import { formatAmount } from "@/lib/core/format";
import { useAlertForm } from "./use-alert-form";

const AlertDialog = dynamic(() => import("./alert-dialog").then((file) => file.AlertDialog), {
  loading: () => null,
});

/** What this balance is measured by; a user's own alert replaces the one for every user. */
export function OwnerAlert({ history, currency }: { history: BalanceHistory; currency: string }) {
  const t = useTranslations("balances");
  const locale = useLocale();
  const form = useAlertForm();
  const [open, setOpen] = useState(false);
  const { alert, owner, may } = history;
  const own = alert !== null && alert.owner !== EVERY_USER;
  const words = alert && { threshold: formatAmount(alert.threshold, currency, locale), currency };
  return (
    <Section
      title={t("history.alert")}
      className="mt-4"
      actions={
        may.alert ? (
          <>
            {own ? (
              <Button
                size="sm"
                variant="danger"
                pending={form.pending}
                onClick={() => form.remove(alert.id, () => undefined)}
              >
                {t("alerts.remove")}
              </Button>
            ) : null}
            <Button size="sm" onClick={() => setOpen(true)}>
              {t(own ? "alerts.change" : "alerts.set")}
            </Button>
          </>
        ) : null
      }
    >
      <p className="text-sm">
        {words ? t(own ? "history.alertOwn" : "history.alertUsers", words) : t("history.alertNone")}
      </p>
      {form.error ? <ActionErrorNotice error={form.error} /> : null}
      {open ? (
        <AlertDialog
          owner={owner.key}
          user={owner.user}
          currency={currency}
          threshold={own ? alert.threshold : ""}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Section>
  );
}
