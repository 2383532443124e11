import "server-only";
import type { z } from "zod";
import type { Snapshot } from "@/lib/approvals/snapshot";
import type { Permission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { Tx } from "@/lib/core/db";
import type { OperationDto } from "@/lib/operations/schema";

/** What an approved request is executed with. */
export interface ApprovedRun {
  approvalId: string;
  /** Derived from the request: however often it is tried, the operation is the same one. */
  operationId: string;
  reason: string;
  /** What the checker said yes to. */
  snapshot: Snapshot;
}

interface Described<I> {
  /** How the stored input is read back. */
  input: z.ZodType<I>;
  /** What the action itself needs, of the maker and of the checker. */
  permission: Permission | ((input: I) => Permission);
  /**
   * The facts now. `fresh`: somebody is about to approve, so ask the issuer where the mirror may be old.
   * @throws AppError NOT_FOUND when the subject is gone, ISSUER_* when it cannot be read
   */
  readSnapshot(input: I, how: { fresh: boolean }): Promise<Snapshot>;
}

/** A write to the issuer, through `runOperation` under `run.operationId`, which makes it happen once. */
export interface IssuerWork<I> extends Described<I> {
  execute(maker: Viewer, context: RequestContext, input: I, run: ApprovedRun): Promise<OperationDto>;
}

/** A change of our own tables, in the transaction that also says that the request was executed. */
export interface ConsoleWork<I> extends Described<I> {
  apply(tx: Tx, maker: Viewer, context: RequestContext, input: I, run: ApprovedRun): Promise<void>;
}

/** An executor for whoever has only the stored JSON. */
export interface Executor {
  permission(stored: unknown): Permission;
  readSnapshot(stored: unknown, how: { fresh: boolean }): Promise<Snapshot>;
  work:
    | { effect: "issuer"; execute: Execute<OperationDto> }
    | { effect: "console"; apply(tx: Tx, ...rest: Parameters<Execute<void>>): Promise<void> };
}

type Execute<R> = (maker: Viewer, context: RequestContext, stored: unknown, run: ApprovedRun) => Promise<R>;

export function issuerExecutor<I>(work: IssuerWork<I>): Executor {
  return {
    ...described(work),
    work: {
      effect: "issuer",
      execute: (maker, context, stored, run) => work.execute(maker, context, work.input.parse(stored), run),
    },
  };
}

export function consoleExecutor<I>(work: ConsoleWork<I>): Executor {
  return {
    ...described(work),
    work: {
      effect: "console",
      apply: (tx, maker, context, stored, run) =>
        work.apply(tx, maker, context, work.input.parse(stored), run),
    },
  };
}

function described<I>({ input, permission, readSnapshot }: Described<I>): Omit<Executor, "work"> {
  return {
    permission: (stored) => (typeof permission === "function" ? permission(input.parse(stored)) : permission),
    readSnapshot: (stored, how) => readSnapshot(input.parse(stored), how),
  };
}
