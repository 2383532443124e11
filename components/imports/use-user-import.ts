"use client";

import { checkUsersAction } from "@/lib/imports/actions";
import type { UserLineProblem, UserRowInput } from "@/lib/imports/schema";
import type { TableChoice } from "@/lib/imports/table";
import type { UserFile } from "@/lib/imports/user-file";
import { USER_FIELDS, type UserField } from "@/lib/imports/vocabulary";
import { useChunks } from "./use-chunks";
import { useFileImport } from "./use-file-import";

export interface CheckedUsers {
  rows: UserRowInput[];
  problems: UserLineProblem[];
}

export type UserMapping = Partial<Record<UserField, number>>;

/** The parser comes when a file is chosen. */
const parser = () => import("@/lib/imports/user-file");

/** A file of users in this page. */
export function useUserImport() {
  const check = useChunks(checkUsersAction);
  const work = useFileImport<UserFile, TableChoice, UserField, CheckedUsers>({
    read: () => parser().then((it) => it.readUserFile),
    plain: {},
    afresh: {},
    clean: async (text) => text.trim(),
    check: async (file, mapping, mended) => {
      const { toUserRows, repeatedPhones } = await parser();
      const rows = toUserRows(file, mapping, mended);
      const problems = await check.run(rows);
      return problems && { rows, problems: withRepeated(problems, repeatedPhones(rows)) };
    },
    cancel: check.cancel,
  });
  return { ...work, check, missing: missingOf(work.mapping) };
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
