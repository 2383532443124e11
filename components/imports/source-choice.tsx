"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FileProblem } from "@/lib/imports/constants";
import type { Table, TableChoice } from "@/lib/imports/table";

interface SourceChoiceProps {
  table: Pick<Table, "sheets" | "sheet" | "heading" | "top">;
  problem: FileProblem | null;
  disabled: boolean;
  onChange: (choice: TableChoice) => void;
}

/** Which sheet is the table, and which of its first lines has the headings. */
export function SourceChoice({ table, problem, disabled, onChange }: SourceChoiceProps) {
  const t = useTranslations("imports.file");
  const words = useTranslations("imports.fileProblem");
  const { sheets, sheet, heading, top } = table;
  return (
    <div className="mt-2 grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        {sheets.length > 1 ? (
          <Field label={t("sheet")}>
            <Select
              value={String(sheet)}
              disabled={disabled}
              onChange={(event) => onChange({ sheet: Number(event.target.value), heading: undefined })}
            >
              {sheets.map((name, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its place
                <option key={at} value={at}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {top.length > 2 ? (
          <Field label={t("heading")}>
            <Select
              value={String(heading)}
              disabled={disabled}
              onChange={(event) => onChange({ heading: Number(event.target.value) })}
            >
              {top.map(({ line, cells }) => (
                <option key={line} value={line}>
                  {t("headingLine", { line, text: textOf(cells) })}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
      </div>
      {problem ? (
        <Callout tone="danger" role="alert">
          {words(problem)}
        </Callout>
      ) : null}
    </div>
  );
}

const LONGEST = 60;

function textOf(cells: readonly string[]): string {
  const text = cells.filter((cell) => cell.trim() !== "").join(" · ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
