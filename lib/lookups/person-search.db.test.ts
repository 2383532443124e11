import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeAll, expect, test } from "vitest";
import { listAudit } from "@/lib/audit/list-audit";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { listBalances } from "@/lib/balances/list-balances";
import { listCards } from "@/lib/cards/list-cards";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { fullName } from "@/lib/core/person-name";
import { listLimitChanges } from "@/lib/limits/list-limit-changes";
import { listLimits } from "@/lib/limits/list-limits";
import { search } from "@/lib/search/search";
import { listChallenges } from "@/lib/three-ds/list-challenges";
import { listTransactions } from "@/lib/transactions/list-transactions";
import { listTransfers } from "@/lib/transfers/list-transfers";
import { listUsers } from "@/lib/users/list-users";
import { listWallets } from "@/lib/wallets/list-wallets";

const context: RequestContext = { requestId: randomUUID(), language: "en", clock: systemClock };
const viewer: Viewer = {
  id: randomUUID(),
  email: "",
  name: "Ada",
  role: "admin",
  sessionId: randomUUID(),
  grants: [],
};
const BOTH = ["issuer", "recorded"] as const;

const LISTS: Record<string, (q: string) => Promise<unknown>> = {
  users: (q) => listUsers(viewer, context, { q }),
  cards: (q) => listCards(viewer, context, { q }),
  "cards by holder": (holder) => listCards(viewer, context, { holder }),
  transactions: (q) => listTransactions(viewer, context, { q }),
  transfers: (q) => listTransfers(viewer, context, { q }),
  wallets: (q) => listWallets(viewer, context, { q }),
  balances: (q) => listBalances(viewer, context, { q }),
  limits: (q) => listLimits(viewer, context, { q }),
  "limit changes": (q) => listLimitChanges(viewer, context, { q }),
  "3-D Secure": (q) => listChallenges(viewer, context, { q }),
  audit: (q) => listAudit(viewer, context, { q }),
  palette: (q) => search(viewer, context, { q }),
};
const WITHOUT_USER = ["users", "transfers", "wallets", "balances"];

interface Person {
  firstName: string;
  lastName: string;
}

const latin = fc
  .array(
    fc.constantFrom(
      "Tai",
      "Man",
      "O'Brien",
      "José",
      "Jean-Luc",
      "Łukasz",
      "Groß",
      "Đặng",
      "Ünal",
      "St. John",
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) => parts.join(" "));
const cjk = fc.string({
  unit: fc.constantFrom(..."陳大文志明梁家欣金민수さくら"),
  minLength: 1,
  maxLength: 2,
});
const other = fc.constantFrom("Дмитрий", "محمد", "Αλέξης", "สมชาย");
const people: fc.Arbitrary<Person> = fc.oneof(
  fc.record({ firstName: latin, lastName: latin }),
  fc.record({ firstName: cjk, lastName: cjk }),
  fc.record({ firstName: latin, lastName: cjk }),
  fc.record({ firstName: other, lastName: other }),
  fc.record({ firstName: latin, lastName: fc.constant("") }),
);

const unmarked = (text: string) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const TYPED: ((shown: string, person: Person) => string)[] = [
  (shown) => shown,
  (_, { firstName, lastName }) => `${lastName} ${firstName}`,
  (_, { firstName, lastName }) => `${firstName} ${lastName}`,
  (_, { firstName, lastName }) => `${lastName}, ${firstName}`,
  (_, { firstName, lastName }) => `${lastName}${firstName}`.replace(/\s/g, ""),
  (_, { firstName, lastName }) => `${firstName}${lastName}`.replace(/\s/g, ""),
  (shown) => shown.replaceAll(" ", " - "),
  (shown) => shown.toUpperCase(),
  (shown) => shown.toLowerCase(),
  (shown) => unmarked(shown),
  (shown) => shown.normalize("NFD"),
  (shown) => wide(shown),
  (shown) => shown.replaceAll("'", "’").replaceAll("-", "‐"),
];

beforeAll(async () => {
  await db().staff.create({
    data: { id: viewer.id, email: "ada@example.com", name: "Ada", role: "admin", passwordHash: "" },
  });
});

afterEach(async () => {
  await db().cardHolder.deleteMany();
});

test("whoever a list shows is found in it by what it shows, in either order, with or without blanks", async () => {
  await fc.assert(
    fc.asyncProperty(
      people,
      fc.constantFrom(...TYPED),
      fc.constantFrom(...BOTH),
      async (person, typed, by) => {
        const shown = fullName(person) ?? "";
        const ids = await rowsOf(person, shown, by);
        const q = typed(shown, person);
        const lists = Object.entries(LISTS).filter(
          ([list]) => by === "issuer" || !WITHOUT_USER.includes(list),
        );
        const missing = await Promise.all(
          lists.map(async ([list, find]) => {
            const found = JSON.stringify(await find(q));
            return ids.some((id) => found.includes(id)) ? [] : [list];
          }),
        );
        expect(missing.flat(), `${JSON.stringify(q)} for ${JSON.stringify(shown)}`).toEqual([]);
      },
    ),
    {
      numRuns: 40,
      examples: [
        [{ firstName: "Tai Man", lastName: "Chan" }, (_, p) => `${p.lastName} ${p.firstName}`, "issuer"],
        [{ firstName: "大文", lastName: "陳" }, (_, p) => `${p.firstName}${p.lastName}`, "recorded"],
      ],
    },
  );
}, 240_000);

test.each([
  ["852", "91234567", ["91234567", "9123 4567", "+852 9123 4567", "00852 91234567", "９１２３ ４５６７"]],
  ["44", "2079460958", ["+44 (0)20 7946 0958", "020 7946 0958", "0044 20 7946 0958", "+44 020 7946 0958"]],
  ["+886", "0912345678", ["0912 345 678", "+886 912 345 678", "0912-345-678"]],
])("the number %s %s is found however it is written", async (callingCode, phoneNumber, written) => {
  const person = { firstName: "Phone", lastName: callingCode };
  const [id = ""] = await rowsOf(person, "Phone", "issuer");
  await db().cardUser.update({ where: { id }, data: { callingCode, phoneNumber } });
  for (const list of [
    "users",
    "cards",
    "transactions",
    "transfers",
    "wallets",
    "balances",
    "limits",
    "palette",
  ]) {
    for (const q of written) {
      expect(JSON.stringify(await LISTS[list]?.(q)), `${list}: ${q}`).toContain(id);
    }
  }
});

test("the indexes of names and numbers serve the searches", async () => {
  const plan = await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    const rows = await tx.$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN SELECT id FROM card_user u WHERE u.search LIKE name_fold('%josé%'::text)
      UNION SELECT id FROM card_user u WHERE u.phone_search LIKE search_fold('%91234567%'::text)
      UNION SELECT id FROM card_user u WHERE short_grams(u.search) @> short_grams(name_fold('陳'::text))
      UNION SELECT id::text FROM audit_entry a WHERE a.search LIKE name_fold('%chan%'::text)`;
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  for (const index of [
    "card_user_search_trgm",
    "card_user_phone_trgm",
    "card_user_search_grams",
    "audit_entry_search_trgm",
  ])
    expect(plan).toContain(index);
});

/** One row of every list that shows this person: the ids by which they are told apart. */
async function rowsOf(person: Person, shown: string, by: (typeof BOTH)[number]): Promise<string[]> {
  const userId = `user-${randomUUID()}`;
  const cardId = `card-${randomUUID()}`;
  const own = by === "issuer" ? userId : null;
  const at = new Date();
  if (own) await db().cardUser.create({ data: { id: userId, ...person, syncedAt: at } });
  await db().card.create({
    data: {
      id: cardId,
      title: "",
      status: "Active",
      settlementCurrency: "HKD",
      mode: own ? "B2C" : "B2B",
      pUserId: own,
      raw: {},
      sortAt: at,
      syncedAt: at,
    },
  });
  if (!own)
    await db().cardHolder.create({ data: { cardId, name: shown, recordedById: viewer.id, recordedAt: at } });
  await db().$executeRaw`
    INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, merchant_name, sort_at, updated_at)
    VALUES (${`t-${cardId}`}, ${cardId}, 'Settled', 'Sales', 'HKD', '', now(), now())`;
  await db().$executeRaw`
    INSERT INTO card_limit (card_id, period, limit_amount, used_amount, currency, status, synced_at)
    VALUES (${cardId}, 'Daily', 100, 0, 'HKD', 'Active', now())`;
  await db().$executeRaw`
    INSERT INTO limit_change (id, card_id, limit_amount, changed_at, raw)
    VALUES (${`l-${cardId}`}, ${cardId}, 100, now(), '{}')`;
  await db().$executeRaw`
    INSERT INTO three_ds_challenge (id, verification_id, delivery_id, card_id, received_at, expires_at)
    VALUES (${randomUUID()}::uuid, ${`v-${cardId}`}, ${randomUUID()}::uuid, ${cardId}, now(), now() + interval '5 minutes')`;
  await db().auditEntry.create({
    data: {
      actorLabel: "ada@example.com",
      action: "users.edit",
      outcome: "succeeded",
      subjectType: "card-user",
      subjectId: cardId,
      subjectLabel: shown,
      requestId: context.requestId,
    },
  });
  if (!own) return [cardId];
  await db().$executeRaw`
    INSERT INTO wallet (id, p_user_id, network, currency, address, status, raw, sort_at, synced_at)
    VALUES (${`w-${userId}`}, ${userId}, 'TRON', 'USDT', ${`T${userId}`}, 'Active', '{}', now(), now())`;
  await db().$executeRaw`
    INSERT INTO transfer (id, ref_id, sender_id, status, currency, amount, raw, sort_at, synced_at)
    VALUES (${`f-${userId}`}, ${randomUUID()}, ${userId}, 'Completed', 'HKD', 1, '{}', now(), now())`;
  await db().$executeRaw`
    INSERT INTO balance (owner, p_user_id, currency, amount, read_at, changed_at, kept_at)
    VALUES (${`user.${userId}`}, ${userId}, 'HKD', 1, now(), now(), now())`;
  return [userId, cardId];
}
