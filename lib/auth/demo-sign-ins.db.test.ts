import { beforeEach, expect, test } from "vitest";
import { demoSignIns } from "@/lib/auth/demo-sign-ins";
import { hashPassword } from "@/lib/auth/password";
import { db } from "@/lib/core/db";
import { parseEnv } from "@/lib/core/env";

async function seed(email: string, role: string, over: { password?: string; disabledAt?: Date } = {}) {
  const passwordHash = await hashPassword(over.password ?? "demo-password");
  const disabledAt = over.disabledAt ?? null;
  await db().staff.create({ data: { email, name: email, role, passwordHash, disabledAt } });
}

async function listed(issuerUrl?: string): Promise<string[]> {
  const source = { DATABASE_URL: "x", NEXTAUTH_SECRET: "a secret of the tests", ISSUING_API_URL: issuerUrl };
  return (await demoSignIns(parseEnv(source))).map((one) => one.email);
}

beforeEach(async () => {
  await db().staff.deleteMany();
  await seed("auditor@example.com", "auditor");
  await seed("admin@example.com", "admin");
});

test("the demo people are those who can sign in as the seed made them", async () => {
  await seed("finance@example.com", "finance", { password: "changed since then" });
  await seed("support@example.com", "support", { disabledAt: new Date() });
  await seed("somebody@example.com", "support");
  expect(await listed()).toEqual(["admin@example.com", "auditor@example.com"]);
});

test.each(["https://gateway.example.com", "https://gateway-stg.example.com"])(
  "nobody is shown while the issuer is %s, even if the demo people exist",
  async (url) => {
    expect(await listed(url)).toEqual([]);
  },
);
