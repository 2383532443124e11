"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface PeriodFormProps {
  from: string;
  to: string;
  onApply: (period: { from: string; to: string }) => void;
}

/** Days of the viewer's time zone, both included. */
export function PeriodForm({ from, to, onApply }: PeriodFormProps) {
  const t = useTranslations("transfers");
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
      <Field label={t("filter.from")}>
        <Input
          type="date"
          value={period.from}
          onChange={(event) => setPeriod({ ...period, from: event.target.value })}
        />
      </Field>
      <Field
        label={t("filter.to")}
        hint={t("filter.zone", { zone })}
        error={wrong ? t("problem.beforeFrom") : undefined}
      >
        <Input
          type="date"
          value={period.to}
          onChange={(event) => setPeriod({ ...period, to: event.target.value })}
        />
      </Field>
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {t("filter.apply")}
      </Button>
    </form>
  );
}
