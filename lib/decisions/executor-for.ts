import "server-only";
import { z } from "zod";
import type { Executor } from "@/lib/approvals/executor";
import { APPROVAL_KINDS } from "@/lib/approvals/vocabulary";
import type { Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/core/errors";
import { EXECUTORS } from "@/lib/decisions/executors";

/** @throws AppError NOT_ALLOWED_NOW for a kind that this version cannot execute */
export function executorFor(row: { id: string; kind: string }): Executor {
  const executor = EXECUTORS[kind.parse(row.kind)];
  if (executor) return executor;
  throw new AppError("NOT_ALLOWED_NOW", `nothing executes ${row.kind}`, { details: { approvalId: row.id } });
}

const kind = z.enum(APPROVAL_KINDS);

/** What the action of a request needs; null when its input cannot be read any more: then nobody holds it. */
export function neededFor(row: { id: string; kind: string; input: unknown }): Permission | null {
  try {
    return executorFor(row).permission(row.input);
  } catch {
    return null;
  }
}
