"use client";

import { useState } from "react";
import { Button } from "./button";
import { Field } from "./field";
import { Input } from "./input";

interface Period {
  from: string;
  to: string;
}

interface PeriodFormProps extends Period {
  onApply: (period: Period) => void;
  words: Record<"from" | "to" | "zone" | "beforeFrom" | "apply", string>;
}

/** Days of the viewer's time zone, both included; either side may stay open. */
export function PeriodForm({ from, to, onApply, words }: PeriodFormProps) {
  const [period, setPeriod] = useState<Period>({ from, to });
  const wrong = period.from !== "" && period.to !== "" && period.to < period.from;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onApply(period);
      }}
    >
      <Field label={words.from}>
        <Input
          type="date"
          value={period.from}
          onChange={(event) => setPeriod({ ...period, from: event.target.value })}
        />
      </Field>
      <Field label={words.to} hint={words.zone} error={wrong ? words.beforeFrom : undefined}>
        <Input
          type="date"
          value={period.to}
          onChange={(event) => setPeriod({ ...period, to: event.target.value })}
        />
      </Field>
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {words.apply}
      </Button>
    </form>
  );
}
