"use client";

import { useState } from "react";
import { checkUsersAction } from "@/lib/imports/actions";
import type { UserLineProblem, UserRowInput } from "@/lib/imports/schema";
import { USER_FIELDS, type UserField } from "@/lib/imports/vocabulary";
import { useChunks } from "./use-chunks";
import { useImportFile } from "./use-import-file";

export interface CheckedUsers {
  rows: UserRowInput[];
  problems: UserLineProblem[];
}

export type UserMapping = Partial<Record<UserField, number>>;

/** The parser comes when a file is chosen. */
const parser = () => import("@/lib/imports/user-file");

/** A file of users in this page: which column is what, and what the check of its rows found. */
export function useUserImport() {
  const source = useImportFile(() => parser().then(({ readUserFile }) => readUserFile));
  const [mapping, setMapping] = useState<UserMapping>({});
  const [checked, setChecked] = useState<CheckedUsers | null>(null);
  const check = useChunks(checkUsersAction);
  const forgetCheck = () => {
    check.cancel();
    setChecked(null);
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
    start: async () => {
      if (!source.file) return;
      setChecked(null);
      const { repeatedPhones, toUserRows } = await parser();
      const rows = toUserRows(source.file.value, mapping);
      const problems = await check.run(rows);
      if (problems) setChecked({ rows, problems: withRepeated(problems, repeatedPhones(rows)) });
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
