import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, test } from "vitest";
import { beginTotp } from "@/lib/auth/begin-totp";
import { confirmTotp } from "@/lib/auth/confirm-totp";
import { endSessionOf } from "@/lib/auth/end-session";
import { removeTotp } from "@/lib/auth/remove-totp";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { stepUp } from "@/lib/auth/step-up";
import { steppedUpUntil } from "@/lib/auth/stepped-up-until";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { everyRowAsText } from "@/scripts/testing/every-row";
import { again, PASSWORD, signedIn } from "@/scripts/testing/secrets-fixture";

const wrongSecret = { code: "INVALID_INPUT", fields: { secret: "wrongSecret" } };

function context(at = Date.now()): RequestContext {
  return { requestId: randomUUID(), language: "en", clock: { now: () => new Date(at) } };
}

let viewer: Viewer;
beforeEach(async () => {
  viewer = await signedIn("support");
});

const byPassword = (secret: string, who = viewer) => stepUp(who, context(), { method: "password", secret });
const byCode = (code: string, at: number) => stepUp(viewer, context(at), { method: "totp", secret: code });
const until = (now = new Date()) => steppedUpUntil(viewer, now);
const recorded = async (staffId = viewer.id) => {
  const rows = await db().auditEntry.findMany({ where: { actorId: staffId }, orderBy: { id: "asc" } });
  return rows.map(({ action, outcome, errorCode }) => [action, outcome, errorCode]);
};

describe("by password", () => {
  test("marks this session, and no other of the person, for five minutes", async () => {
    expect(await until()).toBeNull();
    const result = await byPassword(PASSWORD);
    expect((await until())?.toISOString()).toBe(result.until);
    const left = Date.parse(result.until) - Date.now();
    expect(left).toBeGreaterThan(295_000);
    expect(left).toBeLessThanOrEqual(300_000);
    expect(await until(new Date(Date.parse(result.until) - 1))).not.toBeNull();
    expect(await until(new Date(Date.parse(result.until)))).toBeNull();
    const other = { ...viewer, sessionId: (await signedIn("admin")).sessionId };
    expect(await steppedUpUntil(other, new Date())).toBeNull();
    expect(await recorded()).toEqual([["session.step-up", "succeeded", null]]);
  });

  test("is gone after a sign-out", async () => {
    await byPassword(PASSWORD);
    await endSessionOf(viewer, "sign-out");
    expect(await until()).toBeNull();
  });

  test("a session that ended cannot be stepped up any more", async () => {
    await endSessionOf(viewer, "sign-out");
    await expect(byPassword(PASSWORD)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("a wrong one is refused by field, audited without it, and marks nothing", async () => {
    const marker = `wrong-${randomUUID()}`;
    await expect(byPassword(marker)).rejects.toMatchObject(wrongSecret);
    await expect(byPassword("")).rejects.toMatchObject({ fields: { secret: "required" } });
    expect(await until()).toBeNull();
    expect(await recorded()).toEqual([["session.step-up", "denied", "WRONG_PASSWORD"]]);
    expect(await everyRowAsText()).not.toContain(marker);
  });

  test("after five wrong ones even the right one is refused for a while, of this person only", async () => {
    for (let n = 0; n < 5; n += 1) await expect(byPassword("wrong")).rejects.toMatchObject(wrongSecret);
    await expect(byPassword(PASSWORD)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect((await recorded()).at(-1)).toEqual(["session.step-up", "denied", "RATE_LIMITED"]);
    expect(await until()).toBeNull();
    await byPassword(PASSWORD, await signedIn("support"));
  });

  test("tries sent at once count too", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => byPassword("wrong")));
    const limited = tries.filter((one) => one.status === "rejected" && one.reason.code === "RATE_LIMITED");
    expect(limited).toHaveLength(7);
  });

  test("a right one forgives the wrong ones before it", async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await expect(byPassword("wrong")).rejects.toMatchObject(wrongSecret);
      await byPassword(PASSWORD);
    }
  });

  test("rubbish is refused by field", async () => {
    await expect(stepUp(viewer, context(), { method: "sms", secret: "1" })).rejects.toMatchObject({
      fields: { method: "invalid" },
    });
    await expect(stepUp(viewer, context(), null)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

/** The middle of a time step, some steps from now. */
const middle = (steps = 0) => (Math.floor(Date.now() / 30_000) + steps) * 30_000 + 15_000;
const codeAt = (secret: string, at: number) =>
  TOTP.generate({
    secret: Secret.fromBase32(secret),
    timestamp: at,
    algorithm: "SHA1",
    digits: 6,
    period: 30,
  });

async function enrolled(): Promise<string> {
  const { secret } = await beginTotp(viewer, context(), { password: PASSWORD });
  const at = middle(-100);
  await confirmTotp(viewer, context(at), { code: codeAt(secret, at) });
  return secret;
}

describe("by authenticator", () => {
  test("is set up with a picture and a first code; only then does it count", async () => {
    const { secret, uri, svg } = await beginTotp(viewer, context(), { password: PASSWORD });
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toContain(encodeURIComponent(viewer.email));
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toMatch(/style=|<script/);
    const at = middle();
    await expect(byCode(codeAt(secret, at), at)).rejects.toMatchObject(wrongSecret);
    await expect(confirmTotp(viewer, context(at), { code: "000000" })).rejects.toMatchObject({
      fields: { code: "wrongSecret" },
    });
    await confirmTotp(viewer, context(at), { code: codeAt(secret, at) });
    expect(await db().staff.findUnique({ where: { id: viewer.id } })).toMatchObject({
      totpConfirmedAt: expect.any(Date),
    });
    expect((await recorded()).map(([action, outcome]) => `${action} ${outcome}`)).toEqual([
      "totp.begin succeeded",
      "session.step-up denied",
      "totp.confirm denied",
      "totp.confirm succeeded",
    ]);
  });

  test("a code is taken one step early and late, and refused two steps away", async () => {
    const secret = await enrolled();
    const at = middle();
    await expect(byCode(codeAt(secret, at - 60_000), at)).rejects.toMatchObject(wrongSecret);
    await expect(byCode(codeAt(secret, at + 60_000), at)).rejects.toMatchObject(wrongSecret);
    await byCode(codeAt(secret, at - 30_000), at);
    await byCode(codeAt(secret, at), at);
    await byCode(` ${codeAt(secret, at + 30_000).replace(/(...)/, "$1 ")}`, at);
  });

  test("a time step is never accepted twice, nor an older one after it, also of several tries at once", async () => {
    const secret = await enrolled();
    const at = middle();
    const code = codeAt(secret, at);
    const tries = await Promise.allSettled(Array.from({ length: 3 }, () => byCode(code, at)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    await expect(byCode(code, at + 1_000)).rejects.toMatchObject(wrongSecret);
    await expect(byCode(codeAt(secret, at - 30_000), at)).rejects.toMatchObject(wrongSecret);
    await byCode(codeAt(secret, at + 30_000), at + 30_000);
  });

  test("the code that confirmed it is used up", async () => {
    const { secret } = await beginTotp(viewer, context(), { password: PASSWORD });
    const at = middle();
    await confirmTotp(viewer, context(at), { code: codeAt(secret, at) });
    await expect(byCode(codeAt(secret, at), at)).rejects.toMatchObject(wrongSecret);
  });

  test("the secret is sealed: neither its text nor a code is in any row", async () => {
    const secret = await enrolled();
    const at = middle();
    await byCode(codeAt(secret, at), at);
    const rows = await everyRowAsText();
    const hex = Buffer.from(Secret.fromBase32(secret).bytes).toString("hex");
    for (const form of [secret, Buffer.from(secret).toString("hex"), hex]) expect(rows).not.toContain(form);
  });

  test("another person's sealed secret does not open under this row", async () => {
    await enrolled();
    const { totpSecret } = await db().staff.findUniqueOrThrow({ where: { id: viewer.id } });
    const other = await signedIn("support");
    await db().staff.update({ where: { id: other.id }, data: { totpSecret, totpConfirmedAt: new Date() } });
    await expect(stepUp(other, context(), { method: "totp", secret: "123456" })).rejects.toThrow();
    expect(await steppedUpUntil(other, new Date())).toBeNull();
  });

  test("one in use is not replaced; it is removed with the password, and its step-up with it", async () => {
    const secret = await enrolled();
    await expect(beginTotp(viewer, context(), { password: PASSWORD })).rejects.toMatchObject({
      code: "NOT_ALLOWED_NOW",
    });
    const at = middle();
    await byCode(codeAt(secret, at), at);
    expect(await until(new Date(at + 1))).not.toBeNull();
    await expect(removeTotp(viewer, context(), { password: "wrong" })).rejects.toMatchObject({
      fields: { password: "wrongSecret" },
    });
    await removeTotp(viewer, context(), { password: PASSWORD });
    expect(await until(new Date(at + 1))).toBeNull();
    await expect(byCode(codeAt(secret, at + 30_000), at + 30_000)).rejects.toMatchObject(wrongSecret);
    const before = await recorded();
    await removeTotp(viewer, context(), { password: PASSWORD });
    expect(await recorded()).toEqual(before);
    await beginTotp(viewer, context(), { password: PASSWORD });
  });

  test("begin and remove want the password and share its limit", async () => {
    for (let n = 0; n < 5; n += 1) {
      await expect(beginTotp(viewer, context(), { password: "wrong" })).rejects.toMatchObject({
        fields: { password: "wrongSecret" },
      });
    }
    for (const verb of [beginTotp, removeTotp]) {
      await expect(verb(viewer, context(), { password: PASSWORD })).rejects.toMatchObject({
        code: "RATE_LIMITED",
      });
    }
    await expect(confirmTotp(viewer, context(), { code: "123456" })).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
  });
});

test("a viewer who is read again keeps the step-up of the session", async () => {
  await byPassword(PASSWORD);
  expect(await steppedUpUntil(await again(viewer.sessionId), systemClock.now())).not.toBeNull();
});
