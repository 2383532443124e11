import { describe, expect, it } from "vitest";
import { z } from "zod";
import { withSandbox } from "../testing/client";

describe("the controls", () => {
  it("list themselves with an example body each", async () => {
    await withSandbox({}, async (client) => {
      const reply = await client.control("", {}, "GET");
      const schema = z.object({
        controls: z.array(
          z.object({
            method: z.string(),
            path: z.string(),
            about: z.string(),
            example: z.unknown().optional(),
          }),
        ),
      });
      const { controls } = schema.parse(reply.json);
      const names = controls.map((control) => `${control.method} ${control.path}`);
      expect(names).toContain("POST /__sandbox/authorize");
      expect(controls.every((control) => control.method !== "POST" || control.example !== undefined)).toBe(
        true,
      );
    });
  });

  it("say in a sentence what is unknown or wrong", async () => {
    await withSandbox({}, async (client) => {
      const unknown = await client.control("settle", { transaction: "nope" });
      expect([unknown.status, unknown.json]).toEqual([
        404,
        { error: "There is no transaction with the id nope." },
      ]);
      const card = await client.control("authorize", { card: "0000", amount: "1" });
      expect(card.status).toBe(404);
      for (const body of [
        { currency: "HKD", amount: "-1" },
        { currency: "JPY", amount: "1.5" },
        { currency: "XXX", amount: "1" },
      ]) {
        const wrong = await client.control("deposit", body);
        expect(wrong.status).toBe(400);
        expect(wrong.json).toEqual({ error: expect.stringMatching(/\w/) });
      }
      const missing = await client.control("paint");
      expect([missing.status, missing.json]).toEqual([
        404,
        { error: expect.stringMatching(/GET \/__sandbox\//) },
      ]);
    });
  });

  it("do not answer a web page of another origin", async () => {
    await withSandbox({}, async (client) => {
      const response = await fetch(`${client.sandbox.url}/__sandbox/reset`, {
        method: "POST",
        headers: { Origin: "https://evil.example" },
      });
      expect(response.status).toBe(403);
    });
  });
});
