"use client";

import Bell from "lucide-react/icons/bell";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Freshness } from "@/components/ui/freshness";
import { PageHeader } from "@/components/ui/page-header";
import type { BalanceOverview } from "@/lib/balances/schema";

const AlertsDialog = dynamic(() => import("./alerts-dialog").then((file) => file.AlertsDialog), {
  loading: () => null,
});

interface BalancesHeaderProps {
  overview: BalanceOverview | undefined;
  /** Reads all that is shown from the issuer. */
  refresh: () => Promise<unknown>;
  pending: boolean;
}

export function BalancesHeader({ overview, refresh, pending }: BalancesHeaderProps) {
  const t = useTranslations("balances");
  const [open, setOpen] = useState(false);
  const readAt = overview?.corporate.readAt;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {readAt ? <Freshness asOf={readAt} onRefresh={refresh} pending={pending} /> : null}
            {overview && !readAt ? <span className="text-muted text-xs">{t("neverRead")}</span> : null}
            <Button pending={pending} onClick={() => refresh()}>
              {t("readAgain")}
            </Button>
            <Button onClick={() => setOpen(true)}>
              <Bell aria-hidden="true" />
              {t("alerts.button")}
            </Button>
          </>
        }
      />
      {open ? <AlertsDialog onClose={() => setOpen(false)} currencies={overview?.currencies ?? []} /> : null}
    </>
  );
}
