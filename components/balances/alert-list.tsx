"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import { EVERY_USER } from "@/lib/balances/constants";
import type { BalanceAlertDto } from "@/lib/balances/schema";
import type { AlertForm } from "./use-alert-form";
import { useOwnerName } from "./use-owner-name";

interface AlertListProps {
  alerts: readonly BalanceAlertDto[];
  mayChange: boolean;
  form: AlertForm;
  onChange: (alert: BalanceAlertDto) => void;
}

/** The alerts that are set: for whom, below what, by whom, and how many balances are below. */
export function AlertList({ alerts, mayChange, form, onChange }: AlertListProps) {
  const t = useTranslations("balances.alerts");
  const name = useAlertName();
  if (alerts.length === 0) return <p className="text-muted text-sm">{t("none")}</p>;
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {alerts.map((alert) => {
        const words = { name: name(alert), currency: alert.currency };
        return (
          <li key={alert.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-sm">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <Stranger className="font-medium">{words.name}</Stranger>
                <Money amount={alert.threshold} currency={alert.currency} />
                <span className="text-muted text-xs">{t("below", { count: alert.below })}</span>
              </p>
              <p className="text-muted text-xs">
                {t.rich("setBy", { name: alert.setBy, time: () => <Time value={alert.setAt} /> })}
              </p>
            </div>
            {mayChange ? (
              <div className="flex gap-2">
                <Button size="sm" aria-label={t("changeOf", words)} onClick={() => onChange(alert)}>
                  {t("change")}
                </Button>
                <Button
                  size="sm"
                  variant="danger"
                  aria-label={t("removeOf", words)}
                  pending={form.pending}
                  onClick={() => form.remove(alert.id, () => undefined)}
                >
                  {t("remove")}
                </Button>
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Whom an alert is about. */
export function useAlertName(): (alert: Pick<BalanceAlertDto, "owner" | "user">) => string {
  const t = useTranslations("balances.alerts");
  const name = useOwnerName();
  return (alert) => (alert.owner === EVERY_USER ? t("everyUser") : name(alert));
}
