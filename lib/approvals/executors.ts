import "server-only";
import type { Executor } from "@/lib/approvals/executor";
import type { ApprovalKind } from "@/lib/approvals/vocabulary";

/**
 * How each kind is executed once it was approved. The gate must not import this: verbs import the gate, and what
 * stands here imports what the verbs perform.
 */
export const EXECUTORS: Partial<Record<ApprovalKind, Executor>> = {};
