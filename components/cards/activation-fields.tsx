"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export interface MissingActivation {
  reference?: boolean;
  code?: boolean;
}

interface ActivationFieldsProps {
  reference: RefObject<HTMLInputElement | null>;
  code: RefObject<HTMLInputElement | null>;
  missing: MissingActivation;
  onChange: () => void;
}

/** Which piece of plastic, and the code that proves that it arrived. */
export function ActivationFields({ reference, code, missing, onChange }: ActivationFieldsProps) {
  const t = useTranslations("cards.activate");
  return (
    <>
      <Field
        label={t("reference")}
        hint={t("referenceHint")}
        error={missing.reference ? t("referenceMissing") : undefined}
        required
      >
        <Input
          ref={reference}
          onChange={onChange}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Field
        label={t("code")}
        hint={t("codeHint")}
        error={missing.code ? t("codeMissing") : undefined}
        required
      >
        <Input
          ref={code}
          data-secret=""
          onChange={onChange}
          autoComplete="off"
          data-1p-ignore=""
          data-lpignore="true"
          spellCheck={false}
          className="max-w-60 font-mono"
        />
      </Field>
    </>
  );
}
