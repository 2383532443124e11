import "server-only";
import { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { LIMIT_CHANGES } from "@/lib/bulk/constants";
import { itemStatusOf } from "@/lib/bulk/run-dto";
import { type BulkItemDto, type BulkItemPage, bulkItemQuery } from "@/lib/bulk/schema";
import { cutPage, decodeCursor } from "@/lib/core/cursor";
import { type BulkItem, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

/** What came of each card of a run, in the order of the run. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND */
export async function listItems(
  viewer: Viewer,
  _context: RequestContext,
  runId: string,
  raw: unknown,
): Promise<BulkItemPage> {
  assertPermission(viewer, "cards.read");
  if (!z.uuid().safeParse(runId).success) throw new AppError("NOT_FOUND", "no such bulk run");
  const { limit, status, cursor: place } = parseInput(bulkItemQuery, raw);
  const cursor = place ? decodeCursor("items", place) : null;
  const backwards = cursor?.direction === "before";
  const at = z.coerce.number().int().safeParse(cursor?.id).data ?? -1;
  const rows = await db().bulkItem.findMany({
    where: { runId, ...(status ? { status } : {}), position: backwards ? { lt: at } : { gt: at } },
    orderBy: { position: backwards ? "desc" : "asc" },
    take: limit + 1,
  });
  const page = cutPage("items", rows, limit, cursor, ({ position }) => ({ key: "", id: String(position) }));
  return { ...page, items: page.items.map(toItemDto) };
}

function toItemDto(row: BulkItem): BulkItemDto {
  return {
    position: row.position,
    cardId: row.cardId,
    userId: row.userId,
    label: row.label,
    status: itemStatusOf(row) ?? "unknown",
    errorCode: row.errorCode,
    issuerMessage: row.issuerMessage,
    operationId: row.operationId,
    endedAt: row.endedAt?.toISOString() ?? null,
    limit: row.change ? limitOf(row) : null,
  };
}

function limitOf({ change, before, after }: BulkItem): BulkItemDto["limit"] {
  return {
    change: LIMIT_CHANGES.find((one) => one === change) ?? null,
    before: before?.toFixed() ?? null,
    after: after?.toFixed() ?? null,
  };
}
