import { randomUUID } from "node:crypto";
import { applyPolicy } from "@/lib/approvals/apply-policy";
import type { ApprovalKind } from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import { readPolicy } from "@/lib/approvals/read-policy";
import type { ApprovalDto, Submitted } from "@/lib/approvals/schema";
import type { Viewer } from "@/lib/auth/sessions";
import { fetchCard } from "@/lib/cards/card-operation";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { terminateCard } from "@/lib/cards/terminate-card";
import { type AuditEntry, type Card, db, pool } from "@/lib/core/db";
import type { CardFixture } from "./card-fixture";

/** A new card whose rules the mirror knows, as after a sync: HKD 1,000 a day. */
export async function knownCard(fixture: CardFixture): Promise<Card> {
  const { id } = await fixture.newCard();
  return (await mirrorCard(db(), await fetchCard(id), { at: new Date(), from: "list" })).after;
}

/** Asks for a card's end the way its form does. */
export function terminate(
  fixture: CardFixture,
  card: Card,
  who: Viewer,
  over: object = {},
): Promise<Submitted> {
  const form = { operationId: randomUUID(), cardId: card.id, version: card.version };
  const input = { ...form, reason: "left the company", confirmLast4: card.last4, ...over };
  return terminateCard(who, fixture.context(), input);
}

/** Somebody new with this role. */
export async function hire(role: Viewer["role"]): Promise<Viewer> {
  const email = `${role}-${randomUUID().slice(0, 8)}@example.com`;
  const staff = await db().staff.create({ data: { email, name: email, role, passwordHash: "none" } });
  return { id: staff.id, email, name: email, role, sessionId: randomUUID(), grants: [] };
}

export async function giveRole(person: Viewer, role: Viewer["role"]): Promise<Viewer> {
  await db().staff.update({ where: { id: person.id }, data: { role } });
  return { ...person, role };
}

export function askingFor(kind: ApprovalKind, over: Partial<PolicyRule> = {}): PolicyRule {
  return { kind, role: null, currency: null, threshold: null, needsSecond: true, ...over };
}

/** Puts these rules in force, and nothing else. */
export async function putInForce(fixture: CardFixture, rules: PolicyRule[]): Promise<void> {
  const { version } = await readPolicy();
  await db().$transaction((tx) =>
    applyPolicy(tx, fixture.viewer("admin"), fixture.context(), { rules, version, reason: "for a test" }),
  );
}

/** The request that a verb became. */
export async function asked(submitted: Promise<Submitted<object | null>>): Promise<ApprovalDto> {
  const result = await submitted;
  if (result && "approval" in result) return result.approval;
  throw new Error("it was done without a second person");
}

export function auditOf(approvalId: string): Promise<AuditEntry[]> {
  return db().auditEntry.findMany({
    where: { subjectType: "approval", subjectId: approvalId },
    orderBy: { id: "asc" },
  });
}

/** Holds the request's row until `waiting` others stand in line for it, so that they surely overlap. */
export async function overlapping<T>(
  approvalId: string,
  begin: (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const holder = await pool().connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT id FROM approval_request WHERE id = $1 FOR UPDATE", [approvalId]);
    let over = false;
    const begun = Promise.allSettled(begin.map((one) => one())).finally(() => {
      over = true;
    });
    while (!over) {
      // On another connection: within a transaction this view stands still.
      const { rows } = await pool().query<{ count: number }>(
        "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      if ((rows[0]?.count ?? 0) >= begin.length) break;
    }
    await holder.query("COMMIT");
    return await begun;
  } finally {
    holder.release();
  }
}

/** As if the process ended before the operation could be written down: nothing was sent. */
export async function withBrokenOperations<T>(work: () => Promise<T>): Promise<T> {
  await db().$executeRawUnsafe(
    `ALTER TABLE operation ADD CONSTRAINT broken CHECK (started_at < '2000-01-01') NOT VALID`,
  );
  try {
    return await work();
  } finally {
    await db().$executeRawUnsafe("ALTER TABLE operation DROP CONSTRAINT broken");
  }
}
