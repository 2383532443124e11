import "server-only";
import { z } from "zod";
import { isWaiting, statusAt } from "@/lib/approvals/approval-dto";
import { loadRequest } from "@/lib/approvals/open-request";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { LIMIT_CHANGES, SKIP_CODES } from "@/lib/bulk/constants";
import { effectsOf, planBulk } from "@/lib/bulk/plan";
import { type ApprovedEffectDto, type BulkEffectDto, bulkAct, selectionId } from "@/lib/bulk/schema";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

/**
 * Card by card what a request would do to the limits now, beside what its maker saw where that differs; once it is
 * over, what its maker saw. For its maker, and for who may read approvals. @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function getApprovedEffects(
  viewer: Viewer,
  context: RequestContext,
  approvalId: string,
): Promise<ApprovedEffectDto[]> {
  assertPermission(viewer, "cards.read");
  if (!z.uuid().safeParse(approvalId).success) throw new AppError("NOT_FOUND", "not an id");
  const row = await loadRequest(approvalId);
  if (row.makerId !== viewer.id) assertPermission(viewer, "approvals.read");
  const input = stored.safeParse(row.input).data;
  if (row.kind !== "bulk" || !input) return [];
  const asked = await readAsked(approvalId);
  if (!isWaiting(statusAt(row, context.clock.now()))) return asked.map((one) => ({ ...one, asked: null }));
  const now = effectsOf(await planBulk(input.selectionId, input.act), input.act);
  const byCard = new Map(asked.map((one) => [one.cardId ?? one.label, one]));
  return now.map((one) => ({ ...one, asked: differing(byCard.get(one.cardId ?? one.label), one) }));
}

const stored = z.object({ selectionId, act: bulkAct });

const seen = z.array(
  z.object({
    label: z.string(),
    cardId: z.string().nullable(),
    currency: z.string().nullable(),
    skip: z.enum(SKIP_CODES).nullable(),
    change: z.enum(LIMIT_CHANGES).nullable(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
);

async function readAsked(id: string): Promise<BulkEffectDto[]> {
  const { detail } = await db().approvalRequest.findUniqueOrThrow({
    where: { id },
    select: { detail: true },
  });
  return seen.safeParse(detail).data ?? [];
}

function differing(then: BulkEffectDto | undefined, now: BulkEffectDto): ApprovedEffectDto["asked"] {
  if (!then) return null;
  const { skip, change, before, after } = then;
  const same = skip === now.skip && change === now.change && before === now.before && after === now.after;
  return same ? null : { skip, change, before, after };
}
