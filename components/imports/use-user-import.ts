"use client";

import { useState } from "react";
import { checkUsersAction } from "@/lib/imports/actions";
import type { UserLineProblem, UserRowInput } from "@/lib/imports/schema";
import type { TableChoice } from "@/lib/imports/table";
import type { UserFile } from "@/lib/imports/user-file";
import { USER_FIELDS, type UserField } from "@/lib/imports/vocabulary";
import { useChunks } from "./use-chunks";
import { useImportFile } from "./use-import-file";

export interface CheckedUsers {
  rows: UserRowInput[];
  problems: UserLineProblem[];
}

/** Line → field → what stands there from now on. */
export type Mended = ReadonlyMap<number, Partial<Record<UserField, string>>>;

export type UserMapping = Partial<Record<UserField, number>>;

/** The parser comes when a file is chosen. */
const parser = () => import("@/lib/imports/user-file");

/** A file of users in this page: which column is what, and what the check of its rows found. */
export function useUserImport() {
  const source = useImportFile<UserFile, TableChoice>(() => parser().then((it) => it.readUserFile), {});
  const [mapping, setMapping] = useState<UserMapping>({});
  const [checked, setChecked] = useState<CheckedUsers | null>(null);
  const check = useChunks(checkUsersAction);
  const forgetCheck = () => {
    check.cancel();
    setChecked(null);
  };
  const look = async (rows: UserRowInput[]): Promise<boolean> => {
    const { repeatedPhones } = await parser();
    const problems = await check.run(rows);
    if (problems) setChecked({ rows, problems: withRepeated(problems, repeatedPhones(rows)) });
    return problems !== null;
  };
  return {
    ...source,
    mapping,
    missing: missingOf(mapping),
    check,
    checked,
    choose: async (chosen: File) => {
      forgetCheck();
      const read = await source.choose(chosen);
      if (read) setMapping(read.mapping);
    },
    forget: () => {
      forgetCheck();
      source.forget();
    },
    map: (next: UserMapping) => {
      forgetCheck();
      setMapping(next);
    },
    reread: async (choice: TableChoice) => {
      forgetCheck();
      const read = await source.reread(choice);
      if (read) setMapping(read.mapping);
    },
    start: async () => {
      if (!source.file) return;
      setChecked(null);
      const { toUserRows } = await parser();
      await look(toUserRows(source.file.value, mapping));
    },
    /** Takes what a person wrote over a cell, and has all rows checked again. */
    mend: async (mended: Mended) => {
      if (!checked) return;
      const { mendedRow } = await parser();
      const rows = checked.rows.map((row) => mendedRow(row, mended.get(row.line) ?? {}));
      // Other rows are another upload: what was sent of these must not count for them.
      setChecked(null);
      if (!(await look(rows))) setChecked({ ...checked, rows });
    },
  };
}

/** One of the two names is enough. */
export function isRequired(field: UserField): boolean {
  return field !== "firstName" && field !== "lastName";
}

function missingOf(mapping: UserMapping): UserField[] {
  const named = mapping.firstName !== undefined || mapping.lastName !== undefined;
  return USER_FIELDS.filter((field) => mapping[field] === undefined && (isRequired(field) || !named));
}

/** A line that is wrong already needs no second reason. */
function withRepeated(problems: UserLineProblem[], repeated: ReadonlySet<number>): UserLineProblem[] {
  const wrong = new Set(problems.flatMap(({ line, userId }) => (userId ? [] : [line])));
  const twice = new Set([...repeated].filter((line) => !wrong.has(line)));
  const added = [...twice].map((line) => ({ line, problems: { phoneNumber: "phoneTwice" } }));
  return [...problems.filter(({ line }) => !twice.has(line)), ...added].sort((a, b) => a.line - b.line);
}
