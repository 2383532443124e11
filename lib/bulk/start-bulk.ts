import "server-only";
import type { z } from "zod";
import { type GatedAction, submitGated } from "@/lib/approvals/gate";
import type { Submitted } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { bulkLabel } from "@/lib/bulk/bulk-label";
import { createRun, runHash } from "@/lib/bulk/create-run";
import { type BulkPlan, effectsOf, planBulk } from "@/lib/bulk/plan";
import { planHash } from "@/lib/bulk/preview-bulk";
import { countItems, toRunDto, withNames } from "@/lib/bulk/run-dto";
import { type BulkRunDto, startBulkInput } from "@/lib/bulk/schema";
import { db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

const WRITING_MS = 30_000;

/**
 * Starts what a person confirmed for many cards, if it still is what the dialog showed. The policy may ask for a second
 * person: for as many cards, or because one of these limits could not be raised alone either.
 * @throws AppError FORBIDDEN, INVALID_INPUT (nothing to do, an amount its currency cannot have), NOT_FOUND, BUSY,
 *   STALE (another plan than the one confirmed, or an id that was used for another run)
 */
export async function startBulk(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<Submitted<BulkRunDto>> {
  assertPermission(viewer, "cards.read");
  const input = parseInput(startBulkInput, raw);
  assertPermission(viewer, input.act.kind);
  const begun = await findBegun(viewer, input);
  if (begun) return begun;
  return submitGated(viewer, context, input.runId, {
    describe: async () => toAction(input, await confirmedPlan(input)),
    perform: () => perform(viewer, context, input),
  });
}

type Start = z.output<typeof startBulkInput>;

/** A repeated press: the run that the first one made. */
async function findBegun(viewer: Viewer, input: Start): Promise<BulkRunDto | null> {
  const row = await db().bulkRun.findUnique({ where: { id: input.runId }, ...withNames });
  if (!row) return null;
  if (row.makerId !== viewer.id || row.inputHash !== runHash(input))
    throw new AppError("STALE", "this form was already used for another run");
  return toRunDto(row, (await countItems([row.id]))(row.id));
}

/** @throws AppError STALE, INVALID_INPUT */
async function confirmedPlan(input: Start, tx = db()): Promise<BulkPlan> {
  const plan = await planBulk(input.selectionId, input.act, tx);
  if (planHash(input.selectionId, input.act, plan) !== input.planHash)
    throw new AppError("STALE", "the selected cards changed since the dialog showed them");
  if (plan.acts === 0)
    throw new AppError("INVALID_INPUT", "nothing to do", { fields: { selection: "nothingToDo" } });
  return plan;
}

function toAction({ selectionId, act, reason }: Start, plan: BulkPlan): GatedAction {
  const [view, ...also] = plan.policy;
  return {
    ...view,
    also,
    subject: { type: "bulk-selection", id: selectionId },
    label: bulkLabel(act, plan.acts),
    input: { selectionId, act },
    snapshot: plan.snapshot,
    detail: effectsOf(plan, act).map((effect) => ({ ...effect })),
    reason,
  };
}

async function perform(viewer: Viewer, context: RequestContext, input: Start): Promise<BulkRunDto> {
  const { runId, selectionId, act, reason } = input;
  try {
    const plan = await confirmedPlan(input);
    await db().$transaction(
      (tx) => createRun(tx, viewer, context, { id: runId, selectionId, act, reason, plan }),
      { timeout: WRITING_MS },
    );
  } catch (error) {
    if (!isTaken(error) && !(error instanceof AppError)) throw error;
    const raced = await findBegun(viewer, input);
    if (raced) return raced;
    throw error;
  }
  const begun = await findBegun(viewer, input);
  if (!begun) throw new Error("a run that was written is not there");
  return begun;
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
