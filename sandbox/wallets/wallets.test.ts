import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Random } from "../random";
import { API, type TestClient, withSandbox } from "../testing/client";
import { NETWORKS, networkNamed } from "./networks";

const walletAnswer = z.object({
  wallet: z.object({ id: z.string(), network: z.string(), address: z.string() }),
});

async function aUser(client: TestClient): Promise<string> {
  const user = {
    calling_code: "852",
    phone_number: "51234567",
    document_type: "ID_CARD",
    document_number: "A1234567",
    last_name: "陳",
    date_of_birth: "1990-01-01",
    issuing_country: "HKG",
  };
  return (await client.data(z.object({ user_id: z.string() }), "POST", `${API}/user`, { user })).user_id;
}

describe("wallets", () => {
  it("are one per user, chain and currency, on every chain of the sandbox", async () => {
    await withSandbox({}, async (client) => {
      const p_user_id = await aUser(client);
      const create = (wallet: object) =>
        client.call("POST", `${API}/wallets`, {
          body: { wallet: { p_user_id, currency: "USDT", ...wallet } },
        });
      for (const { name } of NETWORKS)
        expect((await create({ network: name.toUpperCase() })).status).toBe(200);
      expect((await create({ chain: "Tron" })).json).toMatchObject({ code: "SBX-WALLET-EXISTS" });
      expect((await create({ network: "Dogecoin" })).status).toBe(400);
      expect((await create({ network: "Tron", currency: "USDC" })).status).toBe(400);
      expect((await create({ network: "Tron", p_user_id: "nobody" })).status).toBe(400);
      const list = z.object({ wallets: z.array(z.object({ id: z.string(), network: z.string() })) });
      const { wallets } = await client.data(list, "GET", `${API}/wallets?p_user_id=${p_user_id}`);
      expect(wallets.map((wallet) => wallet.network)).toEqual(NETWORKS.map(({ name }) => name).reverse());
      const one = await client.data(walletAnswer, "GET", `${API}/wallets/${wallets[0]?.id}`);
      expect(one.wallet).toMatchObject(wallets[0] ?? {});
    });
  });

  it("have well-formed addresses", () => {
    const random = Random.seeded(1);
    const address = (name: string) => networkNamed(name)?.address(random) ?? "";
    expect(address("Ethereum")).toMatch(/^0x[0-9a-f]{40}$/);
    expect(address("Solana")).toMatch(/^[1-9A-HJ-NP-Za-km-z]{43,44}$/);
    const tron = address("Tron");
    expect(tron).toMatch(/^T[1-9A-HJ-NP-Za-km-z]{33}$/);
    const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    const value = [...tron].reduce((sum, letter) => sum * 58n + BigInt(alphabet.indexOf(letter)), 0n);
    const bytes = Buffer.from(value.toString(16).padStart(50, "0"), "hex");
    const sha = (data: Buffer) => createHash("sha256").update(data).digest();
    expect(sha(sha(bytes.subarray(0, 21))).subarray(0, 4)).toEqual(bytes.subarray(21));
  });

  it("credit a top-up in dollars less exactly the fee that the rule says", async () => {
    await withSandbox({}, async (client) => {
      const p_user_id = await aUser(client);
      const wallet = { p_user_id, network: "Tron", currency: "USDT" };
      const { wallet: made } = await client.data(walletAnswer, "POST", `${API}/wallets`, { wallet });
      const rule = { percentage: "1.25", fixed_amount: "0.5", minimum_fee: "1", maximum_fee: "20" };
      const set = await client.call("POST", `${API}/wallets/topup_fee_rule`, {
        body: { topup_fee_rule: rule },
      });
      const read = await client.call("GET", `${API}/wallets/topup_fee_rule`);
      expect(read.json).toEqual(set.json);
      expect(read.json).toMatchObject({ data: { topup_fee_rule: { ...rule, currency: "USD" } } });
      const cases = [
        ["100.339999", "1.75", "98.58"],
        ["10", "1", "9"],
        ["5000", "20", "4980"],
        ["0.4", "0.4", "0"],
      ];
      for (const [amount, fee, credited_amount] of cases) {
        const reply = await client.control("deposit", { wallet: made.id, currency: "USDT", amount });
        expect(reply.json).toMatchObject({ wallet_transaction: { amount, fee, credited_amount } });
      }
      const list = await client.call("GET", `${API}/wallets/${made.id}/transactions?limit=2`);
      expect(list.json).toMatchObject({
        data: { wallet_transactions: [{ amount: "0.4" }, { amount: "5000" }] },
      });
      const balance = await client.call("GET", `${API}/balance?p_user_id=${p_user_id}`);
      expect(balance.json).toMatchObject({ data: { balances: [{ currency: "USD", balance: "5087.58" }] } });
    });
  });

  it("a fee rule must make sense", async () => {
    await withSandbox({}, async (client) => {
      const wrong = [
        { percentage: "101" },
        { percentage: "-1" },
        { percentage: "1", minimum_fee: "5", maximum_fee: "4" },
        {},
      ];
      for (const body of wrong) {
        expect((await client.call("POST", `${API}/wallets/topup_fee_rule`, { body })).status).toBe(400);
      }
    });
  });
});
