"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isBelow, readBound } from "@/components/transactions/read-bound";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface Bounds {
  minAmount: string | null;
  maxAmount: string | null;
}

interface AmountFormProps extends Bounds {
  currencies: readonly string[];
  onApply: (bounds: Bounds) => void;
}

/** The least and the greatest amount. */
export function AmountForm({ minAmount, maxAmount, currencies, onApply }: AmountFormProps) {
  const t = useTranslations("transfers");
  const [text, setText] = useState({ min: minAmount ?? "", max: maxAmount ?? "" });
  const [shown, setShown] = useState(false);
  const bounds = { min: readBound(text.min, currencies), max: readBound(text.max, currencies) };
  const { min, max } = bounds;
  const turned = Boolean(min && max && isBelow(max, min));
  const problemOf = (bound: "min" | "max") => {
    if (!shown) return undefined;
    if (bounds[bound] === undefined) return t("problem.amountFormat");
    return bound === "max" && turned ? t("problem.belowMin") : undefined;
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setShown(true);
        if (min !== undefined && max !== undefined && !turned) onApply({ minAmount: min, maxAmount: max });
      }}
    >
      <div className="grid grid-cols-2 gap-2">
        {(["min", "max"] as const).map((bound) => (
          <Field key={bound} label={t(`filter.${bound}`)} error={problemOf(bound)}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              value={text[bound]}
              onChange={(event) => setText({ ...text, [bound]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      {currencies.length === 1 ? null : <p className="text-muted text-xs">{t("filter.amountHint")}</p>}
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {t("filter.apply")}
      </Button>
    </form>
  );
}
