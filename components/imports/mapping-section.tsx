"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";

interface MappingSectionProps<FieldName extends string> {
  fields: readonly { name: FieldName; label: string; required?: boolean }[];
  headers: readonly string[];
  /** Columns that may not be chosen. */
  withheld?: readonly number[];
  mapping: Partial<Record<FieldName, number>>;
  onChange: (mapping: Partial<Record<FieldName, number>>) => void;
  /** The first row, to tell columns by. */
  sample: readonly string[];
  disabled: boolean;
  children?: ReactNode;
}

/** Which column is which fact: guessed, and open to correction. */
export function MappingSection<FieldName extends string>(props: MappingSectionProps<FieldName>) {
  const { fields, headers, withheld = [], mapping, onChange, sample, disabled, children } = props;
  const t = useTranslations("imports.mapping");
  const choose = (name: FieldName, text: string) => {
    const { [name]: _, ...rest } = mapping;
    const others = rest as Partial<Record<FieldName, number>>;
    onChange(text === "" ? others : { ...others, [name]: Number(text) });
  };
  return (
    <Section title={t("title")} description={t("description")}>
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {fields.map(({ name, label, required = false }) => {
          const at = mapping[name];
          const shown = at === undefined ? "" : (sample[at] ?? "");
          return (
            <Field
              key={name}
              label={label}
              required={required}
              hint={shown ? <Sample text={shown} /> : undefined}
            >
              <Select
                value={at === undefined ? "" : String(at)}
                disabled={disabled}
                onChange={(event) => choose(name, event.target.value)}
              >
                <option value="">{t("none")}</option>
                {headers.map((header, index) =>
                  withheld.includes(index) ? null : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                    <option key={index} value={index}>
                      {header || t("unnamed", { number: index + 1 })}
                    </option>
                  ),
                )}
              </Select>
            </Field>
          );
        })}
      </div>
      {children}
    </Section>
  );
}

function Sample({ text }: { text: string }) {
  return <span className="block truncate font-mono">{text}</span>;
}
