import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { readDevice, writeDevice } from "@/lib/auth/known-device";
import { originOf } from "@/lib/auth/options";
import { hashPassword, passwordMatches } from "@/lib/auth/password";
import { type SignInOrigin, signIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/core/db";

const PASSWORD = "right password";
const HOME = "203.0.113.7";
const later = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) });

let passwordHash: string;
let email: string;
let staffId: string;
let hashes: number;

/** Counts what would cost a slow hash, and takes the plain words for it. */
async function matches(password: string, hashed: string | undefined): Promise<boolean> {
  hashes += 1;
  return hashed !== undefined && password === PASSWORD;
}

async function enter(
  password: string,
  over: Partial<SignInOrigin> & { email?: string; minutes?: number } = {},
) {
  const { email: who = email, minutes = 0, ...from } = over;
  const origin = { address: HOME, userAgent: "test", ...from };
  return signIn({ email: who, password }, origin, { clock: later(minutes), matches }).then(
    (signedIn) => (signedIn ? "in" : "wrong"),
    (error: { code: string }) => error.code,
  );
}

const knownDevice = async (id = staffId) => readDevice(await writeDevice(null, id));

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  await db().rateLimit.deleteMany();
  email = `${randomUUID()}@example.com`;
  ({ id: staffId } = await db().staff.create({
    data: { email, name: "Ada", role: "finance", passwordHash },
  }));
  hashes = 0;
});

test("of 1,000 guesses at once at one account ten are hashed, the right one behind them is not", async () => {
  const guesses = Array.from({ length: 1000 }, (_, index) =>
    enter(index === 500 ? PASSWORD : `guess ${index}`),
  );
  const answers = await Promise.all(guesses);
  expect(hashes).toBe(10);
  expect(answers.filter((answer) => answer === "RATE_LIMITED")).toHaveLength(990);
  expect(answers).not.toContain("in");
  const audited = await db().auditEntry.groupBy({
    by: ["errorCode"],
    where: { subjectLabel: email },
    _count: true,
  });
  expect(Object.fromEntries(audited.map((row) => [row.errorCode, row._count]))).toEqual({
    WRONG_PASSWORD: 10,
    RATE_LIMITED: 1,
  });
});

test("10,000 guesses from 100 addresses lock the account for strangers, not for a device that it knows", async () => {
  const device = await knownDevice();
  for (let round = 0; round < 100; round += 1) {
    const guess = (_: unknown, index: number) => enter("wrong", { address: `198.51.100.${index}` });
    await Promise.all(Array.from({ length: 100 }, guess));
  }
  expect(hashes).toBe(10);
  expect(await enter(PASSWORD)).toBe("RATE_LIMITED");
  expect(await enter(PASSWORD, { device })).toBe("in");
});

test("who writes addresses into a request makes no counter of his own with them", async () => {
  const forged = { "x-forwarded-for": "192.0.2.200", "user-agent": "Firefox" };
  expect(await originOf(forged, undefined)).toEqual({ address: null, userAgent: "Firefox", device: null });
  const device = await writeDevice(null, staffId);
  expect((await originOf({}, device)).device?.staffIds).toEqual([staffId]);
});

test("failures at made-up accounts lock nobody out at the same address, nor let it spray", async () => {
  for (let index = 0; index < 150; index += 1)
    await enter("wrong", { email: `made-up-${index}@example.com` });
  expect(await enter(PASSWORD)).toBe("in");
  const answers = [];
  for (let index = 0; index < 5; index += 1) answers.push(await enter("wrong"));
  expect(answers).toEqual(["wrong", "wrong", "wrong", "RATE_LIMITED", "RATE_LIMITED"]);
  expect(await enter(PASSWORD, { address: "192.0.2.1" })).toBe("in");
});

test("a whole IPv6 network counts as one address", async () => {
  for (let index = 1; index <= 101; index += 1)
    await enter("wrong", {
      email: `v6-${index}@example.com`,
      address: `2001:db8:1:2::${index.toString(16)}`,
    });
  for (let index = 0; index < 3; index += 1) await enter("wrong", { address: "2001:db8:1:2:ffff::1" });
  expect(await enter(PASSWORD, { address: "2001:db8:1:2:aaaa::9" })).toBe("RATE_LIMITED");
  expect(await enter(PASSWORD, { address: "2001:db8:1:3::1" })).toBe("in");
});

test("ten failures lock for 30 minutes from the last one, unknown accounts alike, and further tries lengthen nothing", async () => {
  for (const who of [email, "unknown@example.com"]) {
    for (let index = 0; index < 9; index += 1) expect(await enter("wrong", { email: who })).toBe("wrong");
    expect(await enter("wrong", { email: who, minutes: 29 })).toBe("wrong");
    expect(await enter(PASSWORD, { email: who, minutes: 31 })).toBe("RATE_LIMITED");
    expect(await enter(PASSWORD, { email: who, minutes: 58 })).toBe("RATE_LIMITED");
  }
  expect(await enter(PASSWORD, { minutes: 60 })).toBe("in");
});

test("a good sign-in forgives the failures before it", async () => {
  for (let round = 0; round < 3; round += 1) {
    for (let index = 0; index < 9; index += 1) await enter("wrong");
    expect(await enter(PASSWORD)).toBe("in");
  }
});

test("twelve people of one account who are right at once all get in", async () => {
  expect(await Promise.all(Array.from({ length: 12 }, () => enter(PASSWORD)))).toEqual(Array(12).fill("in"));
});

test("a device is known to those who signed in from it, has ten tries of its own, and cannot be made up", async () => {
  const foreign = await knownDevice(randomUUID());
  for (let index = 0; index < 10; index += 1) await enter("wrong");
  expect(await enter(PASSWORD, { device: foreign })).toBe("RATE_LIMITED");
  const own = await knownDevice();
  hashes = 0;
  for (let index = 0; index < 12; index += 1) await enter("wrong", { device: own });
  expect(hashes).toBe(10);
  const cookie = await writeDevice(own, randomUUID());
  expect((await readDevice(cookie))?.staffIds).toHaveLength(2);
  expect(await readDevice(`${cookie.slice(0, -2)}AA`)).toBeNull();
  expect(await readDevice("rubbish")).toBeNull();
});

test.each([
  ["as one character, typed as two", "caf\u00e9 au lait!", "cafe\u0301 au lait!"],
  ["as two, typed as one", "cafe\u0301 au lait!", "caf\u00e9 au lait!"],
  ["in full width, typed in half", "ｐａｓｓｗｏｒｄ１２", "password12"],
])("a password is the same whichever way the keyboard writes it: set %s", async (_, set, typed) => {
  expect(await passwordMatches(typed, await hashPassword(set))).toBe(true);
  expect(await passwordMatches(`${typed}x`, await hashPassword(set))).toBe(false);
});

test("a hash of before, made of the password as it was typed, still opens", async () => {
  const { hash } = await import("@node-rs/argon2");
  const typed = "cafe\u0301 au lait!";
  expect(await passwordMatches(typed, await hash(typed))).toBe(true);
});

test.each(["nul\0@example.com", "half\ud800@example.com"])(
  "an impossible address is a wrong one: %j",
  async (who) => {
    expect(await enter(PASSWORD, { email: who })).toBe("wrong");
  },
);
