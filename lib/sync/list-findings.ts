import "server-only";
import { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cutPage, decodeCursor } from "@/lib/core/cursor";
import { type DriftFinding, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { announcedSince } from "@/lib/sync/announced-since";
import { readGaps } from "@/lib/sync/gaps";
import { type FindingItem, type FindingPage, findingQuery } from "@/lib/sync/schema";

/** What one run found to differ, in the order it was found. @throws AppError FORBIDDEN, INVALID_INPUT */
export async function listFindings(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<FindingPage> {
  assertPermission(viewer, "webhooks.read");
  const query = parseInput(findingQuery, raw);
  const cursor = query.cursor ? readCursor(query.cursor) : null;
  const back = cursor?.direction === "before";
  const rows = await db().driftFinding.findMany({
    where: { runId: query.runId, ...(cursor ? { id: back ? { lt: cursor.id } : { gt: cursor.id } } : {}) },
    orderBy: { id: back ? "desc" : "asc" },
    take: query.limit + 1,
  });
  const place = cursor && { direction: cursor.direction, key: "", id: String(cursor.id) };
  const run = await db().syncRun.findUnique({ where: { id: query.runId }, select: { gaps: true } });
  const page = cutPage("findings", rows, query.limit, place, (row) => ({ key: "", id: String(row.id) }));
  const announced = await announcedSince(page.items.map(({ id }) => id));
  const items = page.items.map((row) => toItem(row, announced.get(row.id)));
  return { ...page, items, gaps: readGaps(run?.gaps) };
}

function readCursor(text: string): { direction: "after" | "before"; id: bigint } {
  const { direction, id } = decodeCursor("findings", text);
  if (/^\d{1,18}$/.test(id)) return { direction, id: BigInt(id) };
  throw new AppError("INVALID_INPUT", "a cursor of another list", { fields: { cursor: "invalid" } });
}

const differences = z.record(
  z.string(),
  z.object({ mirror: z.string().nullable(), issuer: z.string().nullable() }),
);

function toItem(row: DriftFinding, announcedAt: Date | undefined): FindingItem {
  const { noun, kind, subjectId, subjectLabel } = row;
  return {
    id: String(row.id),
    noun,
    kind,
    subjectId,
    subjectLabel,
    differences: differences.parse(row.differences),
    foundAt: row.foundAt.toISOString(),
    announcedAt: announcedAt?.toISOString() ?? null,
  };
}
