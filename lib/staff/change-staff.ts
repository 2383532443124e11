import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { publish } from "@/lib/live/publish";

/** A person with the grants that were not revoked; some may have run out, see `standing`. */
export type StaffWithGrants = Prisma.StaffGetPayload<{ include: { grants: true } }>;

export interface StaffChange {
  action: string;
  /** Why, where that was asked for. */
  reason?: string;
  staffId: string;
  /** Refused when it would be done to oneself. */
  notOneself?: boolean;
  /** A repeated click: there is nothing to do, and nothing to record. */
  isDone?(staff: StaffWithGrants): boolean;
  before(staff: StaffWithGrants): Prisma.InputJsonObject;
  after: Prisma.InputJsonObject | ((staff: StaffWithGrants) => Prisma.InputJsonObject);
  apply(tx: Tx, staff: StaffWithGrants): Promise<void>;
}

/**
 * The part that all changes of a person share: one at a time over all processes, never the last active admin, audited
 * in the same transaction, which is `within` where one is given. The caller has asserted the permission and parsed the
 * input. Gives whether there was anything to do.
 * @throws AppError NOT_FOUND, NOT_ALLOWED_NOW (oneself, or nobody would be left to administer)
 */
export async function changeStaff(
  viewer: Viewer,
  context: RequestContext,
  change: StaffChange,
  within?: Tx,
): Promise<boolean> {
  if (change.notOneself && change.staffId === viewer.id) {
    throw new AppError("NOT_ALLOWED_NOW", `${change.action} on oneself`, { fields: { staffId: "oneself" } });
  }
  const work = (tx: Tx) => changeInTurn(tx, viewer, context, change);
  return within ? work(within) : db().$transaction(work);
}

async function changeInTurn(
  tx: Tx,
  viewer: Viewer,
  context: RequestContext,
  change: StaffChange,
): Promise<boolean> {
  // Two demotions that each see the other admin would leave none: changes of the team queue up.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(4100002)`;
  const staff = await tx.staff.findUnique({
    where: { id: change.staffId },
    include: { grants: { where: { revokedAt: null } } },
  });
  if (!staff) throw new AppError("NOT_FOUND", `no staff ${change.staffId}`);
  if (change.isDone?.(staff)) return false;
  await change.apply(tx, staff);
  const admins = await tx.staff.count({ where: { role: "admin", disabledAt: null } });
  if (admins === 0) {
    throw new AppError("NOT_ALLOWED_NOW", "the last admin", { fields: { staffId: "lastAdmin" } });
  }
  await recordAudit(
    {
      actor: viewer,
      action: change.action,
      outcome: "succeeded",
      subject: { type: "staff", id: staff.id, label: staff.email },
      requestId: context.requestId,
      reason: change.reason,
      before: change.before(staff),
      after: typeof change.after === "function" ? change.after(staff) : change.after,
    },
    tx,
  );
  // Streams of this person look at the new role before they tell anything more.
  await publish(tx, { topic: "team", id: staff.id });
  return true;
}

/** What an audit row says of permissions held beyond the role; nothing where there are none. */
export function grantFacts(permissions: readonly string[]): { grants?: string } {
  return permissions.length === 0 ? {} : { grants: [...permissions].sort().join(", ") };
}

/** The grants that count at `at`. */
export function standing({ grants }: Pick<StaffWithGrants, "grants">, at: Date): StaffWithGrants["grants"] {
  return grants.filter(({ expiresAt }) => !expiresAt || expiresAt.getTime() > at.getTime());
}

/** Takes back whatever was granted to a person beyond the role. */
export async function revokeAllGrants(tx: Tx, staffId: string, viewer: Viewer, at: Date): Promise<void> {
  await tx.staffGrant.updateMany({
    where: { staffId, revokedAt: null },
    data: { revokedAt: at, revokedById: viewer.id },
  });
}
