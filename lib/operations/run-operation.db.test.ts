import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { runOperation } from "@/lib/operations/run-operation";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;

beforeAll(async () => {
  fixture = await startCardFixture();
});

afterAll(() => fixture.sandbox.stop());

/** A change that looks at the snapshot when `look` lets it, and counts what it sends. */
function change(
  subject: { type: string; id: string },
  sent: string[],
  look: Promise<void> = Promise.resolve(),
) {
  const id = randomUUID();
  const request = { id, kind: "cards.lock" as const, subject, input: {} };
  return runOperation(fixture.viewer("finance"), fixture.context(), request, async () => {
    await look;
    return {
      label: "a card",
      send: async () => {
        sent.push(id);
        return { data: {}, httpStatus: 200 };
      },
      apply: async () => ({}),
    };
  });
}

test("what was looked at before somebody else's change is not acted upon after it", async () => {
  const subject = { type: "card", id: randomUUID() };
  const sent: string[] = [];
  let go = () => {};
  const slow = change(
    subject,
    sent,
    new Promise((resolve) => {
      go = resolve;
    }),
  );
  await change(subject, sent);
  go();
  await expect(slow).rejects.toMatchObject({ code: "BUSY" });
  expect(sent).toHaveLength(1);
  expect(await db().operation.findMany({ where: { subjectId: subject.id } })).toMatchObject([
    { id: sent[0], status: "succeeded" },
  ]);
});

test("one change after the other is no conflict, nor is one of another subject", async () => {
  const subject = { type: "card", id: randomUUID() };
  const sent: string[] = [];
  await change(subject, sent);
  await Promise.all([change(subject, sent), change({ type: "card", id: randomUUID() }, sent)]);
  expect(sent).toHaveLength(3);
});
