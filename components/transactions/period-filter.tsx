"use client";

import { clsx } from "clsx";
import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PERIODS, type Period } from "@/lib/views/constants";
import { fromField, toField } from "./field-time";

interface Span {
  period: Period | null;
  from: string | null;
  to: string | null;
}

interface PeriodFilterProps extends Span {
  onApply: (span: Span) => void;
}

/** A period that moves with the calendar, or a beginning and an end to the minute, in the viewer's zone. */
export function PeriodFilter({ period, from, to, onApply }: PeriodFilterProps) {
  const t = useTranslations("transactions.filters");
  return (
    <div className="grid gap-3">
      <fieldset className="grid grid-cols-2 gap-1.5">
        <legend className="sr-only">{t("presets")}</legend>
        {PERIODS.map((one) => (
          <Button
            key={one}
            size="sm"
            aria-pressed={one === period}
            className={clsx(one === period && "border-accent-line bg-accent-subtle")}
            onClick={() => onApply({ period: one, from: null, to: null })}
          >
            {t(one)}
          </Button>
        ))}
      </fieldset>
      <SpanForm from={from} to={to} onApply={onApply} />
    </div>
  );
}

function SpanForm({ from, to, onApply }: Omit<PeriodFilterProps, "period">) {
  const t = useTranslations("transactions.filters");
  const zone = useTimeZone() ?? "UTC";
  const [span, setSpan] = useState({ from: toField(from, zone), to: toField(to, zone) });
  const turned = span.from !== "" && span.to !== "" && span.to <= span.from;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!turned) onApply({ period: null, from: fromField(span.from, zone), to: fromField(span.to, zone) });
  };
  return (
    <form aria-label={t("custom")} className="grid gap-3 border-line border-t pt-3" onSubmit={submit}>
      <Field label={t("from")}>
        <Input
          type="datetime-local"
          value={span.from}
          onChange={(event) => setSpan({ ...span, from: event.target.value })}
        />
      </Field>
      <Field label={t("to")} hint={t("zone", { zone })} error={turned ? t("problem.beforeFrom") : undefined}>
        <Input
          type="datetime-local"
          value={span.to}
          onChange={(event) => setSpan({ ...span, to: event.target.value })}
        />
      </Field>
      <Button type="submit" size="sm" className="justify-self-end">
        {t("apply")}
      </Button>
    </form>
  );
}
