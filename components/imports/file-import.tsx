"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import type { ActionError } from "@/lib/core/result";
import type { FileProblem } from "@/lib/imports/constants";
import type { Mapping, Table, TableChoice } from "@/lib/imports/table";
import { ChunkProgress } from "./chunk-progress";
import { FileDrop } from "./file-drop";
import { ImportTrouble } from "./import-trouble";
import { MappingSection } from "./mapping-section";
import { SourceChoice } from "./source-choice";
import type { useChunks } from "./use-chunks";

interface FileImportProps<Field extends string> {
  noun: "users" | "cards";
  work: {
    file: { name: string; value: Table } | null;
    reading: boolean;
    problem: FileProblem | null;
    mapping: Mapping<Field>;
    check: Pick<ReturnType<typeof useChunks>, "done" | "error">;
    checked: unknown;
    choose: (chosen: File) => void;
    forget: () => void;
    map: (next: Mapping<Field>) => void;
    reread: (choice: TableChoice) => void;
    start: () => void;
  };
  fields: { name: Field; label: string; required?: boolean }[];
  /** Columns that may not be chosen. */
  withheld?: readonly number[];
  /** Why nothing can be checked yet. */
  missing: string | null;
  /** Beside the place where a file is chosen. */
  help?: ReactNode;
  /** Below the name of the chosen file. */
  note?: ReactNode;
  /** What the check found, and the button that confirms. */
  preview: ReactNode;
}

/** A file: chosen, mapped, checked line by line, and confirmed. Until then nothing is stored. */
export function FileImport<Field extends string>(props: FileImportProps<Field>) {
  const { noun, work, fields, withheld, missing, help, note, preview } = props;
  const t = useTranslations("imports");
  const { file, check, checked } = work;
  return (
    <>
      <PageHeader
        title={t(`${noun}.title`)}
        description={t(`${noun}.description`)}
        trail={[{ label: t("title"), href: "/imports" }]}
      />
      <div className="grid gap-4">
        {file ? (
          <ChosenFile name={file.name} rows={file.value.rows.length} onAnother={work.forget}>
            <SourceChoice
              table={file.value}
              problem={work.problem}
              disabled={work.reading || check.done !== null}
              onChange={work.reread}
            />
            {note}
          </ChosenFile>
        ) : (
          <FileDrop onFile={work.choose} reading={work.reading} problem={work.problem}>
            {help}
          </FileDrop>
        )}
        {file ? (
          <MappingSection
            fields={fields}
            headers={file.value.headers}
            withheld={withheld}
            mapping={work.mapping}
            sample={file.value.rows[0] ?? []}
            disabled={check.done !== null}
            onChange={work.map}
          >
            <CheckStep
              rows={file.value.rows.length}
              done={check.done}
              error={check.error}
              missing={missing}
              checked={checked !== null}
              onCheck={work.start}
            />
          </MappingSection>
        ) : null}
        {file && checked !== null ? preview : null}
      </div>
    </>
  );
}

interface ChosenFileProps {
  name: string;
  rows: number;
  onAnother: () => void;
  children?: ReactNode;
}

/** The file that is being imported, and the way to another one. */
function ChosenFile({ name, rows, onAnother, children }: ChosenFileProps) {
  const t = useTranslations("imports.file");
  const another = (
    <Button size="sm" onClick={onAnother}>
      {t("another")}
    </Button>
  );
  return (
    <Callout tone="neutral" title={t("read", { rows, file: name })} actions={another}>
      {children}
    </Callout>
  );
}

interface CheckStepProps {
  rows: number;
  /** Rows that were checked; null: no check is under way. */
  done: number | null;
  error: ActionError | null;
  /** Why nothing can be checked yet. */
  missing: ReactNode;
  checked: boolean;
  onCheck: () => void;
}

/** The button that has all rows checked, and how far that is. */
function CheckStep({ rows, done, error, missing, checked, onCheck }: CheckStepProps) {
  const t = useTranslations("imports.preview");
  return (
    <div className="mt-4 grid gap-3">
      {missing ? <Callout tone="warning">{missing}</Callout> : null}
      {error ? <ImportTrouble error={error} /> : null}
      {done === null ? (
        <div>
          <Button variant={checked ? "default" : "primary"} disabled={Boolean(missing)} onClick={onCheck}>
            {t("check", { rows })}
          </Button>
        </div>
      ) : (
        <ChunkProgress label={t("checking", { done, rows })} done={done} rows={rows} />
      )}
    </div>
  );
}
