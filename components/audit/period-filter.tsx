"use client";

import { clsx } from "clsx";
import Plus from "lucide-react/icons/plus";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";

interface PeriodFilterProps {
  from: string;
  to: string;
  onApply: (period: { from: string; to: string }) => void;
}

/** Filters by days of the viewer's time zone, both included. */
export function PeriodFilter({ from, to, onApply }: PeriodFilterProps) {
  const t = useTranslations("audit.filter");
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
          onApply={(period) => {
            close();
            onApply(period);
          }}
        />
      )}
    </Popover>
  );
}

function PeriodForm({ from, to, onApply }: PeriodFilterProps) {
  const t = useTranslations("audit.filter");
  const zone = useTimeZone() ?? "UTC";
  const [period, setPeriod] = useState({ from, to });
  const wrong = period.from !== "" && period.to !== "" && period.to < period.from;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onApply(period);
      }}
    >
      <Field label={t("from")}>
        <Input
          type="date"
          value={period.from}
          onChange={(event) => setPeriod({ ...period, from: event.target.value })}
        />
      </Field>
      <Field label={t("to")} hint={t("zone", { zone })} error={wrong ? t("beforeFrom") : undefined}>
        <Input
          type="date"
          value={period.to}
          onChange={(event) => setPeriod({ ...period, to: event.target.value })}
        />
      </Field>
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {t("apply")}
      </Button>
    </form>
  );
}
