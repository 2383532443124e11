"use client";

import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import { useTimeZone, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { PeriodForm } from "@/components/ui/period-form";
import { Popover } from "@/components/ui/popover";

interface PeriodFilterProps {
  from: string;
  to: string;
  onApply: (period: { from: string; to: string }) => void;
}

/** Filters by days of the viewer's time zone, both included. */
export function PeriodFilter({ from, to, onApply }: PeriodFilterProps) {
  const t = useTranslations("audit.filter");
  const zone = useTimeZone() ?? "UTC";
  return (
    <Popover
      label={t("period")}
      className="w-64 p-3"
      trigger={(trigger) => (
        <Button {...trigger} className={clsx(!from && !to && "border-dashed text-muted")}>
          <Plus aria-hidden="true" className="text-faint" />
          {t("period")}
        </Button>
      )}
    >
      {(close) => (
        <PeriodForm
          from={from}
          to={to}
          words={{
            from: t("from"),
            to: t("to"),
            zone: t("zone", { zone }),
            beforeFrom: t("beforeFrom"),
            apply: t("apply"),
          }}
          onApply={(period) => {
            close();
            onApply(period);
          }}
        />
      )}
    </Popover>
  );
}
