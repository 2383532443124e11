import "server-only";
import { holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { wallText } from "@/lib/core/days";
import { db, type OverviewVisit, Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { GUIDE, VISIT_GAP_MINUTES } from "@/lib/overview/constants";
import type { Span } from "@/lib/overview/period";
import { countDeclined } from "@/lib/overview/period-counts";
import { toSpanDto } from "@/lib/overview/read-period";
import type { AuditLink, Change, ChangesDto } from "@/lib/overview/schema";
import { isRealDrift } from "@/lib/sync/announced-since";

/**
 * What happened since the viewer's last visit, as far as the viewer may read it: what the role may not read is not
 * counted. Needs no permission of its own.
 */
export async function getChanges(viewer: Viewer, context: RequestContext): Promise<ChangesDto> {
  const now = context.clock.now();
  const visit = await db().overviewVisit.findUnique({ where: { staffId: viewer.id } });
  const since = unseenSince(visit, now);
  const guide = visit?.guideClosedAt ? null : GUIDE[viewer.role];
  if (!since) return { since: null, changes: [], guide };
  const span = { from: since, to: now };
  const found = await Promise.all([
    holds(viewer, "transactions.read") ? declines(span) : [],
    holds(viewer, "limits.read") ? limits(since) : [],
    holds(viewer, "audit.read") ? audited(viewer, span) : [],
    holds(viewer, "webhooks.read") ? drift(span) : [],
  ]);
  return { since: since.toISOString(), changes: found.flat(), guide };
}

async function declines(span: Span): Promise<Change[]> {
  const query = { status: ["Declined"], ...toSpanDto(span) };
  return [{ name: "declines", count: await countDeclined(span), query }];
}

/** The log is asked by minutes of the issuer's zone: it begins with the minute in which the last visit ended. */
async function limits(since: Date): Promise<Change[]> {
  const zone = env().issuing.timeZone;
  const minute = new Date(since.getTime() - (since.getTime() % 60_000));
  const from = wallText(minute, zone);
  const count = await db().limitChange.count({ where: { changedAt: { gte: minute } } });
  return [{ name: "limits", count, query: { from } }];
}

const AUDITED = {
  approvals: ["approvals.approve", "approvals.decline"],
  locked: ["cards.lock"],
  terminated: ["cards.terminate"],
  users: ["users.create"],
} as const;

async function audited(viewer: Viewer, span: Span): Promise<Change[]> {
  const names = (["locked", "terminated", "users", "approvals"] as const).filter(
    (name) => name !== "approvals" || holds(viewer, "approvals.read"),
  );
  const actions = names.flatMap((name) => [...AUDITED[name]]);
  const rows = await db().$queryRaw<{ action: string; count: number }[]>(Prisma.sql`
    SELECT a.action, count(*)::int AS count FROM audit_entry a
    WHERE a.at >= ${span.from} AND a.at < ${span.to} AND a.outcome = 'succeeded'
      AND a.action IN (${Prisma.join(actions)})
    GROUP BY a.action`);
  return names.map((name) => {
    const own: readonly string[] = AUDITED[name];
    const count = rows.filter(({ action }) => own.includes(action)).reduce((sum, row) => sum + row.count, 0);
    const query: AuditLink = { action: [...own], outcome: ["succeeded"], ...toSpanDto(span) };
    return { name, count, query };
  });
}

/** A finding is written by its run, so only runs of that time have to be looked at. */
async function drift({ from, to }: Span): Promise<Change[]> {
  const rows = await db().$queryRaw<{ runId: string; count: number }[]>`
    SELECT f.run_id AS "runId", count(*)::int AS count
    FROM sync_run r JOIN drift_finding f ON f.run_id = r.id
    WHERE r.started_at >= ${from}::timestamptz - interval '1 day' AND f.found_at >= ${from} AND f.found_at < ${to} AND ${isRealDrift}
    GROUP BY f.run_id ORDER BY f.run_id DESC`;
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return [{ name: "drift", count, runs: rows.map(({ runId }) => runId) }];
}

/**
 * Since when the viewer has not seen the overview, as of `now`: the end of the visit before the one that is under way or
 * just beginning. Null: there was none.
 */
function unseenSince(visit: Pick<OverviewVisit, "lastAt" | "beforeAt"> | null, now: Date): Date | null {
  if (!visit) return null;
  const away = now.getTime() - visit.lastAt.getTime();
  return away > VISIT_GAP_MINUTES * 60_000 ? visit.lastAt : visit.beforeAt;
}
