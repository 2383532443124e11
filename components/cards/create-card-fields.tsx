"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { CardFacets } from "@/lib/cards/schema";
import type { FieldErrors } from "@/lib/core/result";
import { LIMIT_PERIODS } from "@/lib/limit-rules/constants";
import { useProblemText } from "./problem-text";

interface CreateCardFieldsProps {
  mode: "B2B" | "B2C";
  onMode: (mode: "B2B" | "B2C") => void;
  facets: CardFacets;
  problems: FieldErrors;
}

export function CreateCardFields({ mode, onMode, facets, problems }: CreateCardFieldsProps) {
  const t = useTranslations("cards.create");
  const id = useId();
  const problemText = useProblemText();
  const problem = (field: string) => (problems[field] ? problemText(problems[field]) : undefined);
  return (
    <>
      <div>
        <p className="mb-1 font-medium text-sm">{t("mode")}</p>
        <SegmentedControl
          label={t("mode")}
          value={mode}
          onChange={onMode}
          options={[
            { value: "B2B", label: t("b2b") },
            { value: "B2C", label: t("b2c") },
          ]}
        />
        <p className="mt-1 text-muted text-xs">{t(mode === "B2B" ? "b2bHint" : "b2cHint")}</p>
      </div>
      {mode === "B2C" ? (
        <Field label={t("user")} hint={t("userHint")} error={problem("pUserId")} required>
          <Input name="pUserId" className="font-mono" autoComplete="off" spellCheck={false} maxLength={100} />
        </Field>
      ) : null}
      <Field label={t("name")} hint={t("nameHint")} error={problem("title")} required>
        <Input name="title" autoComplete="off" maxLength={100} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("currency")} hint={t("currencyHint")} error={problem("currency")} required>
          <Input
            name="currency"
            list={`${id}currencies`}
            className="uppercase"
            autoComplete="off"
            maxLength={3}
            defaultValue={facets.currencies.length === 1 ? facets.currencies[0] : undefined}
          />
        </Field>
        <Field label={t("type")} hint={t("typeHint")} error={problem("type")} optional>
          <Input name="type" list={`${id}types`} autoComplete="off" maxLength={40} />
        </Field>
      </div>
      <Choices id={`${id}currencies`} values={facets.currencies} />
      <Choices id={`${id}types`} values={facets.types} />
      <CreateCardLimits problems={problems} />
    </>
  );
}

function Choices({ id, values }: { id: string; values: string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}

function CreateCardLimits({ problems }: { problems: FieldErrors }) {
  const t = useTranslations("cards.create");
  const problemText = useProblemText();
  return (
    <fieldset>
      <legend className="font-medium text-sm">{t("limits")}</legend>
      <p className="mb-2 text-muted text-xs">{t("limitsHint")}</p>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {LIMIT_PERIODS.map((period) => {
          const problem = problems[period];
          return (
            <Field
              key={period}
              label={t("limit", { period })}
              error={problem ? problemText(problem) : undefined}
            >
              <Input
                name={period}
                inputMode="decimal"
                autoComplete="off"
                className="text-right tabular-nums"
              />
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}
