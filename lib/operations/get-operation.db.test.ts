import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { APPROVAL_KINDS } from "@/lib/approvals/constants";
import { ROLES, type Role } from "@/lib/auth/constants";
import { OPERATION_KINDS, type OperationKind } from "@/lib/auth/operation-kinds";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { getApproval } from "@/lib/decisions/get-approval";
import { getOperation } from "@/lib/operations/get-operation";

const KINDS = Object.keys(OPERATION_KINDS) as OperationKind[];
const context = () => ({ requestId: randomUUID(), language: "en" as const, clock: systemClock });

async function hire(role: Role): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await db().staff.create({ data: { email, name: role, role, passwordHash: "none" } });
  return { id, email, name: role, role, sessionId: randomUUID(), grants: [] };
}

async function operation(actorId: string, kind: string, status: string) {
  return db().operation.create({
    data: {
      id: randomUUID(),
      kind,
      status,
      actorId,
      subjectType: kind.split(".")[0] ?? "",
      subjectId: randomUUID(),
      inputHash: "none",
      input: {},
      requestId: randomUUID(),
      startedAt: new Date(0),
    },
  });
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "read",
    (error: { code?: string }) => error.code ?? String(error),
  );

test.each(KINDS)(
  "%s is read by the roles that may read things of its kind, and asks the issuer for them only",
  async (kind) => {
    const starter = await hire("admin");
    for (const role of ROLES) {
      const { id } = await operation(starter.id, kind, "unknown");
      let asked = 0;
      const resolvers = {
        [kind]: async () => {
          asked += 1;
          return { verdict: "undecided" as const };
        },
      };
      const may = can(role, OPERATION_KINDS[kind]);
      expect(await outcome(getOperation(await hire(role), context(), id, resolvers))).toBe(
        may ? "read" : "FORBIDDEN",
      );
      expect(asked).toBe(may ? 1 : 0);
    }
  },
);

test("an operation of a kind that is not known is nobody's", async () => {
  const starter = await hire("admin");
  for (const kind of ["secrets.read", "constructor", "__proto__", ""]) {
    const { id } = await operation(starter.id, kind, "succeeded");
    expect(await outcome(getOperation(starter, context(), id, {}))).toBe("FORBIDDEN");
  }
});

test("who may no longer read things of a kind does not read their own earlier request of it either", async () => {
  for (const kind of APPROVAL_KINDS) {
    const maker = await hire("finance");
    const formId = randomUUID();
    const { id } = await db().approvalRequest.create({
      data: {
        kind,
        formId,
        makerId: maker.id,
        subjectType: "any",
        subjectId: randomUUID(),
        label: "",
        input: {},
        inputHash: "none",
        snapshot: {},
        rule: {},
        status: "declined",
        createdAt: new Date(0),
        expiresAt: new Date(0),
        requestId: randomUUID(),
      },
    });
    const demoted: Viewer = { ...maker, role: "support" };
    const follow = await outcome(getOperation(demoted, context(), formId, {}));
    const read = await outcome(getApproval(demoted, context(), id));
    const may = ["limits.edit", "cards.terminate", "wallets.fees", "bulk"].includes(kind);
    expect([kind, follow]).toEqual([kind, may ? "read" : "FORBIDDEN"]);
    if (!may) expect([kind, read]).toEqual([kind, "FORBIDDEN"]);
  }
});
