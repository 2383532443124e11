import { beforeAll, expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/password";
import { readSession, revokeSession, touchSession } from "@/lib/auth/sessions";
import { signIn } from "@/lib/auth/sign-in";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";

const from = { address: "192.0.2.1", userAgent: "test" };
const minutes = (count: number) => ({ now: () => new Date(Date.now() + count * 60_000) });

beforeAll(async () => {
  const passwordHash = await hashPassword("right password");
  for (const name of ["ada", "bob", "cleo"]) {
    await db().staff.create({ data: { email: `${name}@example.com`, name, role: "finance", passwordHash } });
  }
});

test("the right password opens a session, in any letter case of the e-mail", async () => {
  const signedIn = await signIn({ email: " Ada@Example.com ", password: "right password" }, from);
  const state = await readSession(signedIn?.sessionId ?? "", systemClock);
  expect(state.viewer?.email).toBe("ada@example.com");
});

test("a wrong password, an unknown account and rubbish are the same refusal", async () => {
  expect(await signIn({ email: "ada@example.com", password: "wrong" }, from)).toBeNull();
  expect(await signIn({ email: "nobody@example.com", password: "wrong" }, from)).toBeNull();
  expect(await signIn({ email: ["x"], password: 1 }, from)).toBeNull();
});

test("a session is locked after 15 idle minutes and kept alive by presence", async () => {
  const signedIn = await signIn({ email: "ada@example.com", password: "right password" }, from);
  const id = signedIn?.sessionId ?? "";
  expect(await readSession(id, minutes(14))).toHaveProperty("viewer.email", "ada@example.com");
  expect(await readSession(id, minutes(16))).toEqual({ viewer: null, reason: "idle" });
  await touchSession(id, minutes(14));
  expect(await readSession(id, minutes(28))).toHaveProperty("viewer.email", "ada@example.com");
});

test("a revoked session, a disabled account and an unknown role stand for nobody", async () => {
  const signedIn = await signIn({ email: "cleo@example.com", password: "right password" }, from);
  const id = signedIn?.sessionId ?? "";
  await db().staff.update({ where: { email: "cleo@example.com" }, data: { role: "owner" } });
  expect(await readSession(id, systemClock)).toEqual({ viewer: null, reason: "ended" });
  await db().staff.update({
    where: { email: "cleo@example.com" },
    data: { role: "admin", disabledAt: new Date() },
  });
  expect(await readSession(id, systemClock)).toEqual({ viewer: null, reason: "ended" });
  await db().staff.update({ where: { email: "cleo@example.com" }, data: { disabledAt: null } });
  expect(await readSession(id, systemClock)).toHaveProperty("viewer.role", "admin");
  await revokeSession(id, "test", systemClock);
  expect(await readSession(id, systemClock)).toEqual({ viewer: null, reason: "ended" });
});
