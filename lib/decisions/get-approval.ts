import "server-only";
import { type ApprovalRow, isWaiting, obstacleFor, toApprovalDto } from "@/lib/approvals/approval-dto";
import { followOperation } from "@/lib/approvals/follow-operation";
import { loadRequest } from "@/lib/approvals/open-request";
import { listDeciders } from "@/lib/approvals/people";
import type { ApprovalCommentDto, ApprovalDetail } from "@/lib/approvals/schema";
import { type Snapshot, snapshot, snapshotHash } from "@/lib/approvals/snapshot";
import { mayReadKind } from "@/lib/auth/operation-kinds";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { executorFor, neededFor } from "@/lib/decisions/executors";
import { together } from "@/lib/issuer/read-anew";

/**
 * A request with what its maker saw beside what is there now, as far as the mirror knows. For its maker while they may read
 * things of its kind, and for who may read approvals. @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function getApproval(
  viewer: Viewer,
  context: RequestContext,
  id: string,
): Promise<ApprovalDetail> {
  const found = await load(id);
  if (found.makerId !== viewer.id || !mayReadKind(viewer, found.kind))
    assertPermission(viewer, "approvals.read");
  const open = found.status === "executing" || found.status === "unknown";
  const row = open && (await followOperation(found, context)) ? await loadRequest(id) : found;
  const needed = neededFor(row);
  const dto = toApprovalDto(
    row,
    viewer,
    context.clock.now(),
    obstacleFor(row, viewer, needed, context.clock.now()),
  );
  const then = snapshot.parse(row.snapshot);
  const now = isWaiting(dto.status)
    ? await readNow(row)
    : (snapshot.nullable().parse(row.snapshotFound) ?? null);
  const [comments, deciders] = await Promise.all([
    readComments(row.id),
    needed ? listDeciders(row.makerId, needed) : [],
  ]);
  return {
    ...dto,
    input: row.input,
    snapshotThen: then,
    snapshotNow: now,
    snapshotHash: now && snapshotHash(now),
    differs: now !== null && snapshotHash(now) !== snapshotHash(then),
    comments,
    mayComment: row.makerId === viewer.id || holds(viewer, "approvals.decide"),
    deciders,
  };
}

async function load(id: string): Promise<ApprovalRow> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) throw new AppError("NOT_FOUND", "not an id");
  return loadRequest(id);
}

/** Null when the subject is gone or cannot be read: then the request cannot be approved either. */
async function readNow(row: ApprovalRow): Promise<Snapshot | null> {
  try {
    return await together(`approval:${row.id}`, () =>
      executorFor(row).readSnapshot(row.input, { fresh: false }),
    );
  } catch (error) {
    log().warn({ err: error, approvalId: row.id }, "the snapshot of a request could not be read");
    return null;
  }
}

async function readComments(approvalId: string): Promise<ApprovalCommentDto[]> {
  const rows = await db().approvalComment.findMany({
    where: { approvalId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: { author: { select: { name: true } } },
  });
  return rows.map(({ id, author, text, createdAt }) => ({
    id,
    authorName: author.name,
    text,
    createdAt: createdAt.toISOString(),
  }));
}
