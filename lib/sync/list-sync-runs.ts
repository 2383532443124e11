import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cutPage, decodeCursor } from "@/lib/core/cursor";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { countAnnounced } from "@/lib/sync/announced-since";
import { lastGoodSync } from "@/lib/sync/last-good-sync";
import { type SyncRunItem, type SyncRunPage, syncRunQuery } from "@/lib/sync/schema";
import { toSyncRunItem } from "@/lib/sync/sync-run-dto";

/** The history of runs, newest first; ids are in the order of time. @throws AppError FORBIDDEN, INVALID_INPUT */
export async function listSyncRuns(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<SyncRunPage> {
  assertPermission(viewer, "webhooks.read");
  const query = parseInput(syncRunQuery, raw);
  const cursor = query.cursor ? decodeCursor("sync-runs", query.cursor) : null;
  const back = cursor?.direction === "before";
  const [rows, lastGoodAt] = await Promise.all([
    db().syncRun.findMany({
      where: cursor ? { id: back ? { gt: cursor.id } : { lt: cursor.id } } : {},
      orderBy: { id: back ? "asc" : "desc" },
      take: query.limit + 1,
    }),
    lastGoodSync(),
  ]);
  const page = cutPage("sync-runs", rows, query.limit, cursor, (row) => ({ key: "", id: row.id }));
  const announced = await countAnnounced(page.items.map(({ id }) => id));
  const items = page.items.map((run) =>
    withAnnounced(toSyncRunItem(run, context.clock), announced.get(run.id) ?? 0),
  );
  return { ...page, items, lastGoodAt };
}

/** What was missing and has been announced since is missing no more. */
function withAnnounced(run: SyncRunItem, announced: number): SyncRunItem {
  if (announced === 0) return run;
  const found = run.drift.transactions ?? {};
  const missing = Math.max(0, (found.missing ?? 0) - announced);
  return { ...run, drift: { ...run.drift, transactions: { ...found, missing, announced } } };
}
