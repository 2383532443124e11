"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isBelow, readBound } from "./read-bound";

interface Bounds {
  minAmount: string | null;
  maxAmount: string | null;
}

interface AmountFilterProps extends Bounds {
  currencies: readonly string[];
  onApply: (bounds: Bounds) => void;
}

/** The least and the greatest size of the transaction amount. */
export function AmountFilter({ minAmount, maxAmount, currencies, onApply }: AmountFilterProps) {
  const t = useTranslations("transactions.filters");
  const [text, setText] = useState({ min: minAmount ?? "", max: maxAmount ?? "" });
  const [shown, setShown] = useState(false);
  const [min, max] = [readBound(text.min, currencies), readBound(text.max, currencies)];
  const wrong = (bound: string | null | undefined) =>
    shown && bound === undefined ? t("problem.amountFormat") : undefined;
  const turned = Boolean(min && max && isBelow(max, min));
  const single = currencies.length === 1 ? currencies[0] : undefined;
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
          <Field
            key={bound}
            label={t(bound)}
            error={
              wrong(bound === "min" ? min : max) ??
              (bound === "max" && shown && turned ? t("problem.belowMin") : undefined)
            }
          >
            <Input
              inputMode="decimal"
              autoComplete="off"
              value={text[bound]}
              {...(single ? { prefix: single } : {})}
              onChange={(event) => setText({ ...text, [bound]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <p className="text-muted text-xs">
        {currencies.length > 0 ? t("amountIn", { currencies: currencies.join(", ") }) : t("amountHint")}
      </p>
      <Button type="submit" variant="primary" size="sm" className="justify-self-end">
        {t("apply")}
      </Button>
    </form>
  );
}
