import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { assertKnown, type Owner, ownerFrom } from "@/lib/balances/owner";
import { concernsEverybody, readOwner } from "@/lib/balances/read-owner";
import { type RefreshedBalances, refreshInput } from "@/lib/balances/schema";
import { db } from "@/lib/core/db";
import { inParallel } from "@/lib/core/in-parallel";
import { parseInput } from "@/lib/core/parse";
import { readAnew } from "@/lib/issuer/read-anew";

/**
 * Reads the named owners from the issuer now, but for those that were read less than `maxAge` seconds ago. One that
 * fails keeps its last amounts with their time; the others are read all the same, unless the issuer answers nobody.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, RATE_LIMITED, ISSUER_*: the first failure, after the others were read
 */
export async function refreshBalances(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<RefreshedBalances> {
  assertPermission(viewer, "balances.read");
  const { owners, maxAge } = parseInput(refreshInput, raw);
  const wanted = [...new Set(owners)].map(ownerFrom);
  await assertKnown(wanted);
  const asOf = context.clock.now();
  const due = await notReadSince(wanted, new Date(asOf.getTime() - maxAge * 1000));
  if (due.length > 0) {
    const key = `balances:${due.map((owner) => owner.key).join(" ")}`;
    await readAnew(
      viewer,
      context,
      key,
      () => readOwners(due, context),
      Math.ceil(due.length / OWNERS_AT_ONCE),
    );
  }
  return { read: due.length, asOf: asOf.toISOString() };
}

/** As many owners of a list count as one reading. */
const OWNERS_AT_ONCE = 10;

async function readOwners(due: readonly Owner[], context: RequestContext): Promise<void> {
  const failures: unknown[] = [];
  const options = { clock: context.clock, source: "person", language: context.language } as const;
  await inParallel(due, undefined, async (owner) => {
    await readOwner(owner, options).catch((error: unknown) => {
      failures.push(error);
      if (concernsEverybody(error)) throw error;
    });
  });
  if (failures.length > 0) throw failures[0];
}

async function notReadSince(owners: readonly Owner[], since: Date): Promise<Owner[]> {
  const fresh = await db().balanceOwner.findMany({
    where: { owner: { in: owners.map(({ key }) => key) }, readAt: { gt: since } },
    select: { owner: true },
  });
  const keys = new Set(fresh.map(({ owner }) => owner));
  return owners.filter(({ key }) => !keys.has(key));
}
