import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API, type TestClient, withSandbox } from "../testing/client";

type Party = { user_id: string; reference_id: string; document_type: string; document_number: string };
const answer = z.object({
  data: z.object({ platform_transfer: z.object({ id: z.string(), transfer_status: z.string() }).loose() }),
});

async function party(client: TestClient, phone: string): Promise<Party> {
  const user = {
    calling_code: "852",
    phone_number: phone,
    document_type: "PASSPORT",
    document_number: `K${phone}`,
    last_name: "Lee",
    date_of_birth: "1990-01-01",
    issuing_country: "HKG",
    reference_id: `ref-${phone}`,
  };
  const { user_id } = await client.data(z.object({ user_id: z.string() }), "POST", `${API}/user`, { user });
  return {
    user_id,
    reference_id: user.reference_id,
    document_type: "PASSPORT",
    document_number: `K${phone}`,
  };
}

async function twoParties(client: TestClient) {
  const sender_party = await party(client, "1");
  const receiver_party = await party(client, "2");
  await client.control("deposit", { currency: "USD", amount: "100", p_user_id: sender_party.user_id });
  return { sender_party, receiver_party, currency: "USD", remark: "test" };
}

const transfer = (client: TestClient, body: object) =>
  client.call("POST", `${API}/platform_transfer`, { body });

function balance(client: TestClient, owner: string) {
  return client.sandbox.issuer.store.tables.accounts.find(`${owner}:USD`)?.balance ?? "0";
}

describe("a platform transfer", () => {
  it("moves the money at once and answers the documented form", async () => {
    await withSandbox({}, async (client) => {
      const order = await twoParties(client);
      const ref_id = randomUUID();
      const reply = await transfer(client, { ...order, amount: "40.25", ref_id });
      expect(reply.json).toEqual({
        code: 200,
        message: "succeed",
        data: {
          platform_transfer: {
            id: expect.any(String),
            sender_user_id: order.sender_party.user_id,
            receiver_user_id: order.receiver_party.user_id,
            currency: "USD",
            amount: "40.25",
            remark: "test",
            p_created_at: expect.any(String),
            p_updated_at: expect.any(String),
            transfer_status: "Settled",
            ref_id,
          },
        },
      });
      expect([
        balance(client, order.sender_party.user_id),
        balance(client, order.receiver_party.user_id),
      ]).toEqual(["59.75", "40.25"]);
      const listed = await client.call("GET", `${API}/platform_transfers`);
      expect(listed.json).toMatchObject({ data: { platform_transfers: [{ ref_id }] } });
    });
  });

  it("answers the first transfer for a repeated ref_id, and refuses the same ref_id for another one", async () => {
    await withSandbox({}, async (client) => {
      const order = { ...(await twoParties(client)), amount: "60", ref_id: randomUUID() };
      const first = answer.parse((await transfer(client, order)).json);
      const second = answer.parse((await transfer(client, order)).json);
      expect(second).toEqual(first);
      expect(balance(client, order.sender_party.user_id)).toBe("40");
      expect((await transfer(client, { ...order, amount: "1" })).json).toMatchObject({
        code: "SBX-REF-ID-CONFLICT",
      });
    });
  });

  it("refuses each broken condition, by an error or as Reversed, and never moves money", async () => {
    await withSandbox({}, async (client) => {
      const order = await twoParties(client);
      const idle = await party(client, "3");
      await client.control("user-status", { user: idle.user_id, status: "Inactive" });
      const broken: [object, string][] = [
        [{ amount: "100.01" }, "SBX-INSUFFICIENT-BALANCE"],
        [{ sender_party: { ...order.sender_party, document_number: "X" } }, "SBX-EKYC-MISMATCH"],
        [{ receiver_party: { ...order.receiver_party, reference_id: "X" } }, "SBX-EKYC-MISMATCH"],
        [{ receiver_party: idle }, "SBX-USER-NOT-ACTIVE"],
        [{ receiver_party: { ...idle, user_id: "nobody" } }, "SBX-UNKNOWN-USER"],
      ];
      const send = (change: object) =>
        transfer(client, { ...order, amount: "1", ...change, ref_id: randomUUID() });
      for (const [change, code] of broken) {
        await client.control("shape", { refusedTransfer: "error" });
        expect((await send(change)).json).toMatchObject({ code });
        await client.control("shape", { refusedTransfer: "reversed" });
        expect(answer.parse((await send(change)).json).data.platform_transfer.transfer_status).toBe(
          "Reversed",
        );
      }
      await client.control("shape", { refusedTransfer: "mixed" });
      const [[noFunds] = [{}], [wrongKyc] = [{}]] = broken;
      expect(await send(noFunds)).toMatchObject({ status: 200 });
      expect(await send(wrongKyc)).toMatchObject({ status: 400 });
      expect(balance(client, order.sender_party.user_id)).toBe("100");
    });
  });

  it("refuses amounts that are no money and transfers to oneself", async () => {
    await withSandbox({}, async (client) => {
      const order = { ...(await twoParties(client)), amount: "1", ref_id: randomUUID() };
      const wrong = [
        { amount: "0" },
        { amount: "-1" },
        { amount: "1.005" },
        { amount: 1 },
        { currency: "XYZ" },
      ];
      for (const change of [...wrong, { receiver_party: order.sender_party }, { ref_id: "" }]) {
        expect((await transfer(client, { ...order, ...change })).status).toBe(400);
      }
    });
  });

  it("keeps the sum of money constant and moves each ref_id at most once, whatever is dropped or repeated", async () => {
    await withSandbox({}, async (client) => {
      const order = await twoParties(client);
      const step = fc.record({
        ref: fc.integer({ min: 0, max: 4 }),
        back: fc.boolean(),
        fault: fc.constantFrom(
          null,
          "drop-before-effect",
          "drop-after-effect",
          "status-500",
          "duplicate",
          "garbage-body",
        ),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.uuid(), async (steps, run) => {
          for (const { ref, back, fault } of steps) {
            if (fault) await client.control("faults", { operation: "createTransfer", fault });
            const sides = back
              ? { sender_party: order.receiver_party, receiver_party: order.sender_party }
              : { sender_party: order.sender_party, receiver_party: order.receiver_party };
            const body = { ...order, ...sides, amount: "33.33", ref_id: `${run}-${ref}-${back}` };
            await transfer(client, body).catch(() => null);
          }
          const rows = client.sandbox.issuer.store.tables.transfers.all().oldestFirst();
          expect(new Set(rows.map((row) => row.ref_id)).size).toBe(rows.length);
          const reply = await client.control("balances", {}, "GET");
          expect(reply.json).toMatchObject({ totals: { USD: "100" } });
        }),
        { numRuns: 25 },
      );
    });
  });
});
