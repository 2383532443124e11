import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API, cardAnswer, type TestClient, withSandbox } from "../testing/client";

const created = z.object({ user_id: z.string() });

const person = {
  calling_code: "852",
  phone_number: "51234567",
  document_type: "PASSPORT",
  document_number: "K1234567",
  first_name: "Ka Ming",
  last_name: "Lau",
  date_of_birth: "1988-04-12",
  issuing_country: "HKG",
};

const create = (client: TestClient, more: object = {}) =>
  client.call("POST", `${API}/user`, { body: { user: { ...person, ...more } } });

describe("users", () => {
  it("are created with one name, found by user_id, and edited under their reference_id", async () => {
    await withSandbox({}, async (client) => {
      const { user_id } = await client.data(created, "POST", `${API}/user`, {
        user: { ...person, first_name: undefined, reference_id: "our-17" },
      });
      const found = await client.call("GET", `${API}/user/${user_id}`);
      expect(found.json).toMatchObject({
        data: {
          user: { user_id, reference_id: "our-17", first_name: "", last_name: "Lau", status: "Active" },
        },
      });
      const body = { user: { ...person, phone_number: "59999999" } };
      const edited = await client.call("PUT", `${API}/user/our-17`, { body });
      expect(edited.json).toMatchObject({ code: 200, data: { user: { user_id, ...body.user } } });
    });
  });

  it("have a phone number of their own: 300008 as a number, with the HTTP status that the shape says", async () => {
    await withSandbox({}, async (client) => {
      await create(client);
      const again = await create(client);
      expect([again.status, again.json]).toEqual([400, { code: 300008, message: "Duplicate creation." }]);
      await client.control("shape", { errorStatus: "always-200" });
      expect(await create(client)).toMatchObject({ status: 200, json: { code: 300008 } });
      expect((await create(client, { calling_code: "853" })).json).toMatchObject({ code: 200 });
    });
  });

  it.each([
    { calling_code: "8520" },
    { phone_number: "123456789012" },
    { phone_number: "5123 4567" },
    { document_type: "VISA" },
    { document_number: "" },
    { first_name: "", last_name: " " },
    { date_of_birth: "1988-02-30" },
    { issuing_country: "HK" },
  ])("refuse %j", async (wrong) => {
    await withSandbox({}, async (client) => {
      expect((await create(client, wrong)).status).toBe(400);
      expect(client.sandbox.issuer.store.tables.users.size).toBe(0);
    });
  });

  it("get one card from the pool, the second request and an empty pool are refused", async () => {
    await withSandbox({}, async (client) => {
      const first = await client.data(created, "POST", `${API}/user`, { user: person });
      const second = await client.data(created, "POST", `${API}/user`, {
        user: { ...person, phone_number: "1" },
      });
      await client.control("purchase", { count: 1 });
      const link = (id: string) => client.call("POST", `${API}/user/${id}/link_card`, { body: {} });
      const card = z.object({ data: cardAnswer }).parse((await link(first.user_id)).json).data;
      expect((await client.call("GET", `${API}/cards/${card.id}`)).json).toMatchObject({
        data: { p_user_id: first.user_id },
      });
      expect((await link(first.user_id)).json).toMatchObject({ code: "SBX-ALREADY-LINKED" });
      expect((await link(second.user_id)).json).toMatchObject({ code: "SBX-POOL-EMPTY" });
      await client.control("purchase", { count: 2 });
      expect(await client.control("empty-pool", {})).toMatchObject({ json: { terminated: 2 } });
      expect((await link(second.user_id)).json).toMatchObject({ code: "SBX-POOL-EMPTY" });
      await client.control("user-status", { user: second.user_id, status: "Inactive" });
      expect((await link(second.user_id)).json).toMatchObject({ code: "SBX-INVALID-STATE" });
    });
  });

  it("pay from their own balance, not the company's", async () => {
    await withSandbox({}, async (client) => {
      const { user_id } = await client.data(created, "POST", `${API}/user`, { user: person });
      await client.control("deposit", { currency: "HKD", amount: "1000" });
      await client.control("deposit", { currency: "HKD", amount: "50", p_user_id: user_id });
      const card = await client.data(cardAnswer, "POST", `${API}/cards`, {
        card: { mode: "B2C", p_user_id: user_id },
      });
      const buy = async (amount: string) =>
        (await client.control("authorize", { card: card.id, amount })).json;
      expect(await buy("50.01")).toMatchObject({ decision: { reason: "insufficient_balance" } });
      expect(await buy("49.5")).toMatchObject({
        decision: { approved: true },
        transaction: { p_user_id: user_id },
      });
      const balanceOf = async (query: string) => (await client.call("GET", `${API}/balance${query}`)).json;
      expect(await balanceOf(`?p_user_id=${user_id}`)).toMatchObject({
        data: { balances: [{ currency: "HKD", balance: "0.5" }] },
      });
      expect(await balanceOf("")).toMatchObject({
        data: { balances: [{ currency: "HKD", balance: "1000" }] },
      });
    });
  });
});
