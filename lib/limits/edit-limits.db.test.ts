import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { fetchCard } from "@/lib/cards/card-operation";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { type Card, db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { mirrorLimitChanges } from "@/lib/limit-rules/mirror-limit-changes";
import { editLimits } from "@/lib/limits/edit-limits";
import { alone } from "@/scripts/testing/alone";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const amount = (period: string, value: string) => ({ period, setting: { kind: "amount", amount: value } });
const off = (period: string) => ({ period, setting: { kind: "off" } });

function edit(card: Card, rules: unknown[], remark = "") {
  const input = { operationId: randomUUID(), cardId: card.id, version: card.version, rules, remark };
  return alone(editLimits(fixture.viewer("finance"), fixture.context(), input));
}

/** A new card whose rules the mirror knows, as after a sync. */
async function knownCard(): Promise<Card> {
  const { id } = await fixture.newCard();
  return (await mirrorCard(db(), await fetchCard(id), { at: new Date(), from: "list" })).after;
}

async function atTheIssuer(cardId: string): Promise<Record<string, string>> {
  const cards = (await issuer().listCards({ offset: 0, limit: 1000 })).data;
  const limits = cards.find((card) => card.id === cardId)?.limits ?? [];
  return Object.fromEntries(limits.map((limit) => [limit.period, Number(limit.limitAmount).toFixed(2)]));
}

test("rules are set, changed and switched off; the audit row says what was and what is", async () => {
  const card = await knownCard();
  const first = await edit(card, [amount("Monthly", "5000"), amount("Daily", "1500.5")], "trip");
  expect(await atTheIssuer(card.id)).toMatchObject({ Daily: "1500.50", Monthly: "5000.00" });
  const row = await db().auditEntry.findFirstOrThrow({ where: { operationId: first.id } });
  expect(row).toMatchObject({
    action: "limits.edit",
    outcome: "succeeded",
    actorLabel: "finance@example.com",
  });
  expect(row.after).toMatchObject({ Daily: "1500.5", Monthly: "5000" });
  expect(row.reason).toBe("trip");

  const now = await fixture.mirrored(card.id);
  await edit(now, [off("Daily")]);
  expect((await atTheIssuer(card.id)).Daily ?? "0.00").toBe("0.00");
  const second = await db().auditEntry.findFirstOrThrow({
    where: { action: "limits.edit" },
    orderBy: { id: "desc" },
  });
  expect(second.before).toMatchObject({ Daily: "1500.5", Monthly: "5000" });
});

test("a rule that is already so is not sent", async () => {
  const card = await knownCard();
  await edit(card, [amount("Daily", "1000.00"), amount("Lifetime", "90000")]);
  const { requests } = await fixture.sandbox.control<{ requests: { body?: unknown }[] }>(
    `requests?operation=editCardLimit&path=${card.id}`,
  );
  expect(requests).toHaveLength(1);
  const history = (await issuer().getCardLimitHistory({ cardId: card.id, offset: 0, limit: 50 })).data;
  expect(history.filter((change) => Number(change.limitAmount) === 1000)).toHaveLength(1);
});

test.each([
  ["zero as an amount", [amount("Daily", "0")], "rules.0.setting.amount"],
  ["zero with decimals", [amount("Daily", "0.00")], "rules.0.setting.amount"],
  ["a negative amount", [amount("Daily", "-5")], "rules.0.setting.amount"],
  ["more decimals than the currency has", [amount("Daily", "10.005")], "Daily"],
  ["one rule twice", [amount("Daily", "10"), off("Daily")], "rules"],
  ["an unknown rule", [amount("Weekly", "10")], "rules.0.period"],
  ["no rule", [], "rules"],
  ["nothing that differs", [amount("Daily", "1000")], "rules"],
])("%s is refused before anything is sent", async (_name, rules, field) => {
  const card = await knownCard();
  const refusal = await edit(card, rules).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "INVALID_INPUT", fields: { [field]: expect.any(String) } });
  expect(await fixture.calls("editCardLimit", card.id)).toBe(0);
});

test("the issuer's log row is linked to the operation that made it, and its rule is known", async () => {
  const card = await knownCard();
  const operation = await edit(card, [amount("Daily", "777")], "linked");
  const history = (await issuer().getCardLimitHistory({ cardId: card.id, offset: 0, limit: 50 })).data;
  await db().$transaction((tx) => mirrorLimitChanges(tx, card.id, history));
  const again = await db().$transaction((tx) => mirrorLimitChanges(tx, card.id, history));
  expect(again).toBe(0);
  const row = await db().limitChange.findFirstOrThrow({
    where: { cardId: card.id, operationId: operation.id },
  });
  expect(row).toMatchObject({ period: "Daily", periodSource: "recorded", remark: "linked" });
});

test("an issuer that applied only a part is seen through: unknown becomes “not applied”, the mirror shows the part", async () => {
  const card = await knownCard();
  await fixture.fault("editCardLimit", "drop-before-effect");
  const lost = await edit(card, [amount("Daily", "300"), amount("Monthly", "900")]);
  expect(lost.status).toBe("unknown");
  await issuer().editCardLimit({ cardId: card.id, limits: [{ period: "Daily", limitAmount: "300" }] });
  expect((await fixture.follow(lost.id, 2)).status).toBe("unknown");
  expect((await fixture.follow(lost.id, 60)).status).toBe("not_applied");
  const row = await db().operation.findUniqueOrThrow({ where: { id: lost.id } });
  expect(row.result).toMatchObject({ Daily: "300", notApplied: ["Monthly"] });
});

test.each([
  ["no reading tells the card", { notOffered: ["getCard", "listCards"], omit: ["limits"] }],
  ["no reading tells its rules", { omit: ["limits"] }],
  ["the reading tells its rules by names that are not known", { omit: ["period"] }],
])(
  "where %s, an acknowledged change stands as it was sent, beside the rules that were known",
  async (_how, shape) => {
    const card = await knownCard();
    await fixture.sandbox.control("shape", shape);
    const done = await edit(card, [amount("Daily", "1500"), amount("Monthly", "9000")]);
    expect(done).toMatchObject({ status: "succeeded", result: { Daily: "1500", Monthly: "9000" } });
    const rows = await db().cardLimit.findMany({ where: { cardId: card.id }, orderBy: { period: "asc" } });
    expect(rows.map(({ period, limitAmount }) => [period, limitAmount.toFixed()])).toEqual([
      ["Daily", "1500"],
      ["Monthly", "9000"],
    ]);
    const after = await fixture.mirrored(card.id);
    expect(after.version).toBeGreaterThan(card.version);
    expect(after.detailSyncedAt).toBeNull();
  },
);
