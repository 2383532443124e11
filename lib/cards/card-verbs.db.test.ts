import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { lockCard } from "@/lib/cards/lock-card";
import { terminateCard } from "@/lib/cards/terminate-card";
import { unlockCard } from "@/lib/cards/unlock-card";
import { type Card, db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { editLimits } from "@/lib/limits/edit-limits";
import type { OperationDto } from "@/lib/operations/schema";
import { alone } from "@/scripts/testing/alone";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

interface VerbCase {
  kind: string;
  verb: (viewer: Viewer, context: RequestContext, raw: unknown) => Promise<OperationDto>;
  call: string;
  may: "support" | "finance";
  mayNot: "auditor" | "support";
  from: "Active" | "Locked";
  input: (card: Card) => Record<string, unknown>;
  other: Record<string, unknown>;
  bad: Record<string, unknown>;
  /** What the mirror says of the card once the verb took effect. */
  done: (cardId: string) => Promise<boolean>;
}

const hasStatus = (status: string) => async (cardId: string) =>
  (await db().card.findUniqueOrThrow({ where: { id: cardId } })).status === status;

const cases: VerbCase[] = [
  {
    kind: "cards.lock",
    verb: lockCard,
    call: "lockCard",
    may: "support",
    mayNot: "auditor",
    from: "Active",
    input: () => ({ reason: "lost" }),
    other: { reason: "stolen" },
    bad: { reason: "card 4111 1111 1111 1111" },
    done: hasStatus("Locked"),
  },
  {
    kind: "cards.unlock",
    verb: unlockCard,
    call: "unlockCard",
    may: "support",
    mayNot: "auditor",
    from: "Locked",
    input: () => ({ reason: "found" }),
    other: { reason: "found again" },
    bad: { reason: "x".repeat(301) },
    done: hasStatus("Active"),
  },
  {
    kind: "cards.terminate",
    verb: (...asked) => alone(terminateCard(...asked)),
    call: "terminateCard",
    may: "finance",
    mayNot: "support",
    from: "Active",
    input: (card) => ({ reason: "left the company", confirmLast4: card.last4 }),
    other: { reason: "another reason" },
    bad: { confirmLast4: "no" },
    done: hasStatus("Terminated"),
  },
  {
    kind: "limits.edit",
    verb: (...asked) => alone(editLimits(...asked)),
    call: "editCardLimit",
    may: "finance",
    mayNot: "support",
    from: "Active",
    input: () => ({
      rules: [{ period: "Daily", setting: { kind: "amount", amount: "250.50" } }],
      remark: "r",
    }),
    other: { remark: "another remark" },
    bad: { rules: [] },
    done: async (cardId) => {
      const rule = await db().cardLimit.findUnique({ where: { cardId_period: { cardId, period: "Daily" } } });
      return rule?.limitAmount.equals("250.5") ?? false;
    },
  },
];

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

describe.each(cases)("$kind", (one) => {
  const request = (card: Card) => ({
    operationId: randomUUID(),
    cardId: card.id,
    version: card.version,
    ...one.input(card),
  });
  const run = (input: unknown, role: Viewer["role"] = one.may) =>
    one.verb(fixture.viewer(role), fixture.context(), input);
  const untouched = async (card: Card) => {
    expect(await fixture.calls(one.call, card.id)).toBe(0);
    expect(await fixture.mirrored(card.id)).toMatchObject({ status: card.status, version: card.version });
  };

  test("is sent once, is mirrored, and leaves an audit row with actor, outcome and request id", async () => {
    const card = await fixture.newCard(one.from);
    const input = request(card);
    const context = fixture.context();
    const operation = await one.verb(fixture.viewer(one.may), context, input);
    expect(operation).toMatchObject({ status: "succeeded", actorName: `The ${one.may}` });
    expect(await one.done(card.id)).toBe(true);
    expect((await fixture.mirrored(card.id)).version).toBeGreaterThan(card.version);
    expect(await fixture.calls(one.call, card.id)).toBe(1);
    const rows = await db().auditEntry.findMany({ where: { operationId: input.operationId } });
    expect(rows).toMatchObject([
      {
        action: one.kind,
        outcome: "succeeded",
        actorId: fixture.viewer(one.may).id,
        requestId: context.requestId,
        issuerRequestId: context.requestId,
        subjectId: card.id,
      },
    ]);
    expect(rows[0]?.before).not.toEqual(rows[0]?.after);
  });

  test("is refused for a role that may not, before anything is sent", async () => {
    const card = await fixture.newCard(one.from);
    await expect(run(request(card), one.mayNot)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await untouched(card);
  });

  test("is refused for input that cannot be used, before anything is sent", async () => {
    const card = await fixture.newCard(one.from);
    for (const bad of [one.bad, { operationId: "x" }, { version: "1" }, { unknown: 1 }]) {
      await expect(run({ ...request(card), ...bad })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    }
    await expect(run(null)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await untouched(card);
  });

  test("is refused for a card that is not there", async () => {
    const card = await fixture.newCard(one.from);
    await expect(run({ ...request(card), cardId: randomUUID() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await untouched(card);
  });

  test("is refused as stale when the card changed since the form was opened", async () => {
    const card = await fixture.newCard(one.from);
    const input = request(card);
    await expect(run({ ...input, version: card.version - 1 })).rejects.toMatchObject({ code: "STALE" });
    await untouched(card);
  });

  test("is refused for a terminated card, before anything is sent", async () => {
    const card = await fixture.newCard("Terminated");
    const before = await fixture.calls(one.call, card.id);
    await expect(run(request(card))).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
    expect(await fixture.calls(one.call, card.id)).toBe(before);
  });

  test("an issuer's refusal names its code, changes nothing, and a repeat is not sent again", async () => {
    const card = await fixture.newCard(one.from);
    await issuer().terminateCard({ cardId: card.id });
    const sent = await fixture.calls(one.call, card.id);
    const input = request(card);
    if (one.kind === "limits.edit") await fixture.fault("editCardLimit", "rate-limited");
    const refused = {
      code: one.kind === "limits.edit" ? "RATE_LIMITED" : "ISSUER_REFUSED",
      details: { issuerCode: expect.stringMatching(/^SBX-/), changed: "no" },
    };
    await expect(run(input)).rejects.toMatchObject(refused);
    await expect(run(input)).rejects.toMatchObject(refused);
    expect(await fixture.calls(one.call, card.id)).toBe(sent + 1);
    expect(await fixture.recorded(input.operationId)).toMatchObject({
      operation: { status: "refused" },
      outcomes: ["refused"],
    });
    expect(await fixture.mirrored(card.id)).toMatchObject({ status: card.status });
  });

  test.each(["status-500", "drop-before-effect"])(
    "%s: unknown, then not applied once the call can no longer take effect, and never sent twice",
    async (fault) => {
      const card = await fixture.newCard(one.from);
      const sent = await fixture.calls(one.call, card.id);
      await fixture.fault(one.call, fault);
      const input = request(card);
      expect((await run(input)).status).toBe("unknown");
      expect((await run(input)).status).toBe("unknown");
      expect((await fixture.follow(input.operationId, 5)).status).toBe("unknown");
      expect((await fixture.follow(input.operationId, 60)).status).toBe("not_applied");
      expect(await fixture.calls(one.call, card.id)).toBe(sent + 1);
      expect((await fixture.recorded(input.operationId)).outcomes).toEqual(["unknown", "not_applied"]);
      expect(await fixture.mirrored(card.id)).toMatchObject({ status: card.status });
    },
  );

  test.each(["drop-after-effect", "garbage-body", "empty-body", "status-500-after"])(
    "%s: unknown, then found applied by reading, and never sent twice",
    async (fault) => {
      const card = await fixture.newCard(one.from);
      const sent = await fixture.calls(one.call, card.id);
      await fixture.fault(one.call, fault);
      const input = request(card);
      expect((await run(input)).status).toBe("unknown");
      expect(await one.done(card.id)).toBe(false);
      expect((await fixture.follow(input.operationId, 5)).status).toBe("succeeded");
      expect(await one.done(card.id)).toBe(true);
      expect((await run(input)).status).toBe("succeeded");
      expect(await fixture.calls(one.call, card.id)).toBe(sent + 1);
      expect((await fixture.recorded(input.operationId)).outcomes).toEqual(["unknown", "succeeded"]);
    },
  );

  test("an effect that comes late is found, after a first look saw nothing", async () => {
    const card = await fixture.newCard(one.from);
    await fixture.fault(one.call, "late", { ms: 400 });
    const input = request(card);
    expect((await run(input)).status).toBe("unknown");
    expect((await fixture.follow(input.operationId, 2)).status).toBe("unknown");
    let ahead = 2;
    await vi.waitFor(async () => {
      ahead += 2;
      expect((await fixture.follow(input.operationId, ahead)).status).toBe("succeeded");
    }, 5_000);
    expect(await one.done(card.id)).toBe(true);
  });

  test("pressed again and again, one after the other or at once, it is sent once", async () => {
    const card = await fixture.newCard(one.from);
    const sent = await fixture.calls(one.call, card.id);
    await fixture.fault(one.call, "delay", { ms: 150 });
    const input = request(card);
    const answers = await Promise.all(Array.from({ length: 5 }, () => run(input)));
    expect(new Set(answers.map((answer) => answer.id))).toEqual(new Set([input.operationId]));
    expect(answers.some((answer) => answer.status === "succeeded")).toBe(true);
    expect((await run(input)).status).toBe("succeeded");
    expect(await fixture.calls(one.call, card.id)).toBe(sent + 1);
    expect((await fixture.recorded(input.operationId)).outcomes).toEqual(["succeeded"]);
  });

  test("an id that was used for one request is refused for another, and for another person", async () => {
    const card = await fixture.newCard(one.from);
    const input = request(card);
    await run(input);
    await expect(run({ ...input, ...one.other })).rejects.toMatchObject({ code: "STALE" });
    await expect(run(input, "admin")).rejects.toMatchObject({ code: "STALE" });
    expect((await fixture.recorded(input.operationId)).outcomes).toEqual(["succeeded"]);
  });

  test("waits while the outcome of another change to the card is unknown", async () => {
    const card = await fixture.newCard(one.from);
    await fixture.fault(one.call, "drop-before-effect");
    const first = request(card);
    expect((await run(first)).status).toBe("unknown");
    const sent = await fixture.calls(one.call, card.id);
    await expect(run(request(card))).rejects.toMatchObject({ code: "BUSY" });
    expect(await fixture.calls(one.call, card.id)).toBe(sent);
    await fixture.follow(first.operationId, 60);
    expect((await run(request(card))).status).toBe("succeeded");
  });

  test.each([
    { envelope: "bare" },
    { envelope: "string-code", casing: "camel" },
    { envelope: "code-zero", single: "named", numbers: "number" },
    { envelope: "error-code", casing: "camelID", errorStatus: "always-200" },
    { extras: true, listsAs: "array", single: "flat" },
    { omitOptional: true, limitIds: true },
  ])("works when the issuer answers as %j", async (shape) => {
    const card = await fixture.newCard(one.from);
    await fixture.sandbox.control("shape", shape);
    expect((await run(request(card))).status).toBe("succeeded");
    expect(await one.done(card.id)).toBe(true);
  });
});
