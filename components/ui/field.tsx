"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FieldContext } from "./field-context";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence that says what is wrong and how to put it right. */
  error?: ReactNode;
  required?: boolean;
  /** Marks a field that may stay empty; say it where most fields are required. */
  optional?: boolean;
  className?: string;
  children: ReactNode;
}

/** Label, hint and error around one control (Input, Textarea, Select), tied together for assistive technology. */
export function Field({ label, hint, error, required = false, optional, className, children }: FieldProps) {
  const t = useTranslations("ui.field");
  const id = useId();
  const describedBy = [hint ? `${id}hint` : "", error ? `${id}error` : ""].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <div className="mb-1 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {label}
        </label>
        {optional ? <span className="text-faint text-xs">{t("optional")}</span> : null}
      </div>
      <FieldContext value={{ id, describedBy: describedBy || undefined, invalid: Boolean(error), required }}>
        {children}
      </FieldContext>
      {hint ? (
        <p id={`${id}hint`} className="mt-1 text-muted text-xs">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}error`} className="mt-1 flex items-start gap-1 text-danger text-xs">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
