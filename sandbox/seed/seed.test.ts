import { describe, expect, it } from "vitest";
import { Money } from "../money";
import { withSandbox } from "../testing/client";
import { Traffic } from "../traffic/traffic";

const AT = new Date("2026-06-15T04:00:00Z");

describe("the demo seed", { timeout: 30_000 }, () => {
  it("is the same twice at the same moment", async () => {
    const pictures: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      await withSandbox({ seed: "demo", clock: () => AT }, async (client) => {
        const { tables } = client.sandbox.issuer.store;
        pictures.push(
          JSON.stringify([tables.cards, tables.transactions, tables.users].map((t) => t.all().oldestFirst())),
        );
      });
    }
    expect(pictures[0]).toBe(pictures[1]);
  });

  it("shows a believable business: every status, both modes and forms, three currencies, every pressure", async () => {
    await withSandbox({ seed: "demo", clock: () => AT }, async (client) => {
      const { usage, store } = client.sandbox.issuer;
      const { cards, transactions, limits, accounts, users } = store.tables;
      const all = cards.all().oldestFirst();
      const kinds = (of: (card: (typeof all)[number]) => string) => new Set(all.map(of));
      expect(all.length).toBeGreaterThanOrEqual(55);
      expect(kinds((card) => card.status)).toEqual(new Set(["Active", "Locked", "Terminated", "Inactive"]));
      expect(kinds((card) => `${card.mode} ${card.form}`).size).toBe(4);
      expect(kinds((card) => card.settlement_currency)).toEqual(new Set(["HKD", "USD", "JPY", "KWD"]));
      expect(users.size).toBe(15);
      const rows = transactions.all().oldestFirst();
      expect(rows.length).toBeGreaterThan(3_000);
      expect(new Set(rows.map((row) => row.status)).size).toBe(4);
      expect(new Set(rows.map((row) => row.type)).size).toBe(3);
      expect(rows.every((row) => Date.parse(row.p_created_at) <= AT.getTime())).toBe(true);
      const pressures = limits
        .all()
        .oldestFirst()
        .flatMap((limit) =>
          limit.limit_amount === "0"
            ? []
            : [usage.used(limit.card, limit.period, AT).div(limit.limit_amount).toNumber()],
        );
      for (const above of [0.75, 0.9, 1]) expect(pressures.some((share) => share > above)).toBe(true);
      expect(
        accounts
          .all()
          .oldestFirst()
          .every((row) => !new Money(row.balance).isNegative()),
      ).toBe(true);
    });
  });

  it("declines three to six of a hundred payments in every month, and no single day stands out", async () => {
    await withSandbox({ seed: "demo", clock: () => AT }, async (client) => {
      const rows = client.sandbox.issuer.store.tables.transactions.all().oldestFirst();
      const payments = rows.filter(({ type }) => type !== "Refund");
      const ageOf = (row: (typeof rows)[number]) =>
        (AT.getTime() - Date.parse(row.p_created_at)) / 86_400_000;
      for (const [from, to] of [
        [0, 7],
        [0, 30],
        [30, 60],
        [60, 90],
        [90, 210],
      ] as const) {
        const within = payments.filter((row) => ageOf(row) >= from && ageOf(row) < to);
        const declined = within.filter(({ status }) => status === "Declined");
        const share = declined.length / within.length;
        expect([from, to, share >= 0.02 && share <= 0.065]).toEqual([from, to, true]);
      }
      const perDay = Array.from({ length: 60 }, (_, day) =>
        payments.filter((row) => Math.floor(ageOf(row)) === day),
      );
      for (const day of perDay) expect(day.length).toBeGreaterThan(5);
      const night = payments.filter((row) => (new Date(row.p_created_at).getUTCHours() + 8) % 24 < 6);
      expect(night.length / payments.length).toBeLessThan(0.06);
    });
  });

  it("has cards that expire at different times, and a first page of many merchants and currencies", async () => {
    await withSandbox({ seed: "demo", clock: () => AT }, async (client) => {
      const { cards, transactions } = client.sandbox.issuer.store.tables;
      const expiries = new Set(
        cards
          .all()
          .oldestFirst()
          .map((card) => card.expiration_date),
      );
      expect(expiries.size).toBeGreaterThan(15);
      const page = transactions.all().newestFirst(0, 50);
      expect(new Set(page.map((row) => row.merchant_name)).size).toBeGreaterThan(15);
      expect(new Set(page.map((row) => row.transaction_currency)).size).toBeGreaterThan(3);
      expect(page.filter(({ status }) => status === "Declined").length).toBeLessThan(10);
    });
  });

  it("declines for a reason that can be seen", async () => {
    await withSandbox({ seed: "demo", clock: () => AT }, async (client) => {
      const { cards, transactions } = client.sandbox.issuer.store.tables;
      const recent = transactions
        .all()
        .oldestFirst()
        .filter(
          (row) => row.status === "Declined" && Date.parse(row.p_created_at) > AT.getTime() - 20 * 3_600_000,
        );
      const reasons = new Set(recent.map((row) => row.decline_reason));
      for (const reason of ["card_locked", "limit_transaction", "limit_monthly", "insufficient_balance"]) {
        expect(reasons).toContain(reason);
      }
      for (const row of recent.filter(({ decline_reason }) => decline_reason === "card_locked")) {
        expect(cards.find(row.card)?.status).toBe("Locked");
      }
    });
  });

  it("has only amounts that their currency can hold", async () => {
    await withSandbox({ seed: "demo", clock: () => AT }, async (client) => {
      for (const row of client.sandbox.issuer.store.tables.transactions.all().oldestFirst()) {
        if (row.local_currency !== "JPY") continue;
        expect(new Money(row.local_amount).isInteger() && new Money(row.calculated_fee).isInteger()).toBe(
          true,
        );
      }
    });
  });

  it("comes back by reset, and reset to empty leaves nothing", async () => {
    await withSandbox({ seed: "demo" }, async (client) => {
      const { tables } = client.sandbox.issuer.store;
      await client.control("reset", { seed: "empty" });
      expect([tables.cards.size, tables.transactions.size, tables.accounts.size]).toEqual([0, 0, 0]);
      await client.control("reset", {});
      expect(tables.cards.size).toBeGreaterThan(50);
    });
  });

  it("carries traffic of its own that obeys the same rules", async () => {
    await withSandbox({ seed: "demo" }, async (client) => {
      const { issuer } = client.sandbox;
      const before = issuer.store.tables.transactions.size;
      const traffic = new Traffic(issuer);
      for (let i = 0; i < 300; i += 1) traffic.step();
      expect(issuer.store.tables.transactions.size).toBeGreaterThan(before + 150);
      expect(issuer.store.tables.verifications.size).toBeGreaterThan(0);
    });
  });
});
