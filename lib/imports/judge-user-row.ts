import "server-only";
import { fieldErrors } from "@/lib/core/parse";
import type { UserRowInput } from "@/lib/imports/schema";
import type { Person } from "@/lib/imports/sealed-user";
import { createUserInput } from "@/lib/users/schema";

/** The form's schema wants an operation; a row has none before its turn. */
const NO_OPERATION = "00000000-0000-4000-8000-000000000000";

/** A row under the very rules of the form that creates one user: the person, or field → key of a text. */
export function judgeUserRow(row: UserRowInput): { person: Person } | { problems: Record<string, string> } {
  const { line: _, ...cells } = row;
  const judged = createUserInput.safeParse({ operationId: NO_OPERATION, ...cells });
  if (!judged.success) return { problems: fieldErrors(judged.error) };
  const { operationId: __, ...person } = judged.data;
  return { person };
}
