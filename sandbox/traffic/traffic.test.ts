import { expect, it } from "vitest";
import { withSandbox } from "../testing/client";
import { Traffic } from "./traffic";

it("stays believable for long: most purchases are approved, some declined, and all of life happens", async () => {
  await withSandbox({ seed: "demo" }, async (client) => {
    const { issuer } = client.sandbox;
    const { transactions } = issuer.store.tables;
    const traffic = new Traffic(issuer);
    for (let i = 0; i < 1_500; i += 1) traffic.step();
    const latest = transactions.all().newestFirst(0, 600);
    const share = (status: string) => latest.filter((row) => row.status === status).length / latest.length;
    expect(share("Declined")).toBeGreaterThan(0.005);
    expect(share("Declined")).toBeLessThan(0.12);
    expect(new Set(latest.map((row) => row.merchant_country)).size).toBeGreaterThan(5);
    const all = transactions.all().newestFirst(0, 1_500);
    expect(new Set(all.map((row) => row.status))).toEqual(
      new Set(["Authorized", "Declined", "Settled", "Reversed"]),
    );
    expect(all.some((row) => row.type === "Refund")).toBe(true);
  });
}, 30_000);

it("ends when it is switched off, and begins again", async () => {
  await withSandbox({ seed: "demo" }, async (client) => {
    const { transactions } = client.sandbox.issuer.store.tables;
    await client.control("traffic", { enabled: true, perMinute: 6_000 });
    const before = transactions.size;
    await expect.poll(() => transactions.size).toBeGreaterThan(before);
    await client.control("traffic", { enabled: false });
    const after = transactions.size;
    const cards = await client.control("balances");
    expect(cards).toBeDefined();
    expect(transactions.size).toBe(after);
  });
});
