import "server-only";
import { type ApprovalRow, isWaiting, toApprovalDto, withPeople } from "@/lib/approvals/approval-dto";
import { type ApprovalKind, OPEN } from "@/lib/approvals/constants";
import { decide, type PolicyRule } from "@/lib/approvals/decide";
import { expireRequests } from "@/lib/approvals/expire-requests";
import { recordStep } from "@/lib/approvals/open-request";
import { listDeciders } from "@/lib/approvals/people";
import { readPolicy } from "@/lib/approvals/read-policy";
import type { ApprovalDto, Submitted } from "@/lib/approvals/schema";
import { contentHash, type Snapshot } from "@/lib/approvals/snapshot";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";

/** What the policy looks at. */
export type PolicyView = Pick<GatedAction, "kind" | "amount" | "items">;

/** What somebody wants to do, once everything about it was checked. */
export interface GatedAction {
  kind: ApprovalKind;
  subject: { type: string; id: string };
  /** How a person names it. */
  label: string;
  /** All that the executor needs, without secrets, form ids and versions: what makes two requests the same. */
  input: Prisma.InputJsonObject;
  /** `amount` null: without an upper bound. */
  amount?: { amount: string | null; currency: string } | undefined;
  items?: number | undefined;
  /** The same thing in the words of other kinds, so that doing many at once gets around no rule about one. */
  also?: readonly PolicyView[] | undefined;
  snapshot: Snapshot;
  /** What the maker saw in full, where the facts only sum it up; shown again by its own kind. */
  detail?: Prisma.InputJsonValue | undefined;
  reason?: string | undefined;
  /** The form's id: a repeated press gives the same request. */
  formId?: string | undefined;
}

/**
 * Asks the policy whether the viewer may do this alone: null, or the request that now waits for a second person,
 * audited. A change of the policy needs nobody as long as nobody else could approve it.
 * @throws AppError BUSY (`details.approvalId`) while the same thing waits already
 */
export async function requireSecondPerson(
  viewer: Viewer,
  context: RequestContext,
  action: GatedAction,
): Promise<ApprovalDto | null> {
  for (const view of [action, ...(action.also ?? [])]) {
    const rule = await asksForSecondPerson(viewer, view);
    if (rule) return createRequest(viewer, context, action, rule);
  }
  return null;
}

/** The rule that asks for a second person; null when the viewer may do it alone. */
export async function asksForSecondPerson(
  viewer: Viewer,
  { kind, amount, items }: PolicyView,
): Promise<PolicyRule | null> {
  const policy = await readPolicy();
  const decision = decide(policy.rules, { kind, role: viewer.role, amount, items });
  if (decision.alone) return null;
  const bootstrap = kind === "approvals.policy" && (await listDeciders(viewer.id, kind)).length === 0;
  return bootstrap ? null : decision.rule;
}

/**
 * A verb that may need a second person. `describe` checks the snapshot and says what is asked; `perform` does it. What
 * was already begun under this form id is replayed without asking anew.
 * @throws AppError whatever `describe` and `perform` throw; BUSY as `requireSecondPerson`
 */
export async function submitGated<T>(
  viewer: Viewer,
  context: RequestContext,
  formId: string,
  verb: { describe(): Promise<GatedAction | null>; perform(): Promise<T> },
): Promise<Submitted<T>> {
  const begun = await db().operation.findUnique({ where: { id: formId }, select: { id: true } });
  if (begun) return verb.perform();
  const action = () => verb.describe().then((described) => described && { ...described, formId });
  const repeated = await findByForm(viewer, context, formId);
  if (repeated) {
    if (isWaiting(repeated.dto.status)) assertSame(repeated.row, await action());
    return { approval: repeated.dto };
  }
  const asked = await action();
  const approval = asked && (await requireSecondPerson(viewer, context, asked));
  return approval ? { approval } : verb.perform();
}

/** What was asked under this form id before, if anything: the same again, or a refusal. */
async function findByForm(
  viewer: Viewer,
  context: RequestContext,
  formId: string | undefined,
): Promise<{ row: ApprovalRow; dto: ApprovalDto } | null> {
  if (!formId) return null;
  const row = await db().approvalRequest.findUnique({
    where: { makerId_formId: { makerId: viewer.id, formId } },
    ...withPeople,
  });
  return row && { row, dto: toApprovalDto(row, viewer, context.clock.now(), "own") };
}

async function createRequest(
  viewer: Viewer,
  context: RequestContext,
  action: GatedAction,
  rule: PolicyRule,
): Promise<ApprovalDto> {
  const inputHash = hashOf(action);
  const now = context.clock.now();
  try {
    return await db().$transaction(async (tx) => {
      await expireRequests(tx, context, { inputHash });
      const data = toRow(viewer, context, action, { inputHash, rule, now });
      const row = await tx.approvalRequest.create({ data, ...withPeople });
      await recordStep(tx, viewer, context, row, {
        action: "approvals.request",
        outcome: "succeeded",
        reason: action.reason,
      });
      return toApprovalDto(row, viewer, now, "own");
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
  }
  const repeated = await findByForm(viewer, context, action.formId);
  if (!repeated) throw await alreadyAsked(inputHash);
  assertSame(repeated.row, action);
  return repeated.dto;
}

function hashOf({ kind, subject, input }: GatedAction): string {
  return contentHash([kind, subject, input]);
}

function assertSame(row: ApprovalRow, action: GatedAction | null): void {
  if (action && hashOf(action) === row.inputHash) return;
  throw new AppError("STALE", "this form was already used for another request");
}

function toRow(
  viewer: Viewer,
  context: RequestContext,
  action: GatedAction,
  { inputHash, rule, now }: { inputHash: string; rule: PolicyRule; now: Date },
): Prisma.ApprovalRequestUncheckedCreateInput {
  return {
    kind: action.kind,
    subjectType: action.subject.type,
    subjectId: action.subject.id,
    label: action.label,
    input: action.input,
    inputHash,
    amount: action.amount?.amount ?? null,
    currency: action.amount?.currency ?? null,
    items: action.items ?? null,
    reason: action.reason ?? "",
    snapshot: action.snapshot,
    detail: action.detail ?? Prisma.DbNull,
    rule: { ...rule },
    status: "pending",
    makerId: viewer.id,
    formId: action.formId ?? null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + env().approvalHours * 3_600_000),
    requestId: context.requestId,
  };
}

async function alreadyAsked(inputHash: string): Promise<AppError> {
  const open = await db().approvalRequest.findFirst({
    where: { inputHash, status: { in: [...OPEN] } },
    select: { id: true },
  });
  return new AppError("BUSY", "the same request waits for a second person", {
    details: { needs: "approval-waits", approvalId: open?.id, changed: "no" },
  });
}
