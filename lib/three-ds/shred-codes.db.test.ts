import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db, pool } from "@/lib/core/db";
import { revealCode } from "@/lib/three-ds/reveal-code";
import { shredCodes } from "@/lib/three-ds/shred-codes";
import { everyRowAsText } from "@/scripts/testing/every-row";
import { startThreeDsFixture, type ThreeDsFixture } from "@/scripts/testing/three-ds-fixture";

let fixture: ThreeDsFixture;

beforeEach(() => db().webhookDelivery.deleteMany());

beforeAll(async () => {
  fixture = await startThreeDsFixture();
});

/** The files of the whole server (tables, their large values, the write-ahead log) that hold these bytes. */
async function filesWith(bytes: Buffer): Promise<string[]> {
  await flushEverything();
  const { rows } = await pool().query<{ data_directory: string }>("SHOW data_directory");
  const folder = rows[0]?.data_directory ?? "";
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect(files.length).toBeGreaterThan(100);
  return files
    .map((file) => path.join(file.parentPath, file.name))
    .filter((file) => readIfThere(file).includes(bytes));
}

/** A plain CHECKPOINT leaves unlogged tables in memory; copying a database by files first writes all there is. */
async function flushEverything(): Promise<void> {
  const name = `flush_${randomBytes(6).toString("hex")}`;
  await pool().query(`CREATE DATABASE ${name} TEMPLATE template0 STRATEGY file_copy`);
  await pool().query(`DROP DATABASE ${name}`);
}

/** Temporary files come and go while we look. */
function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

const sealedOf = async (deliveryId: string) =>
  Buffer.from((await db().webhookSecret.findUniqueOrThrow({ where: { deliveryId } })).sealed);

test.each([
  ["a body as it comes", ""],
  ["a body so large that it is stored apart", "x".repeat(9_000)],
])(
  "%s: a code is on disk until it expires, then in no table, no data file and no log",
  async (_, padding) => {
    // Random text, so that compression leaves it large.
    const note = [...padding].map(() => Math.random().toString(36).slice(2, 5)).join("");
    const { row, code } = await fixture.challenge({ business_name: note });
    const sealed = await sealedOf(row.deliveryId);
    // Large values are cut into pieces: one from the middle is in one of them.
    const piece = sealed.subarray(sealed.length - 120);
    expect(await everyRowAsText()).toContain(sealed.toString("hex"));
    expect((await filesWith(piece)).map((file) => /\/base\/\d+\/\d+$/.test(file))).toContain(true);
    expect(await filesWith(Buffer.from(`"otp_code":"${code}"`))).toEqual([]);

    fixture.pass(599);
    expect(await shredCodes(fixture.clock)).toBe(0);
    expect(await everyRowAsText()).toContain(sealed.toString("hex"));
    fixture.pass(1);
    expect(await shredCodes(fixture.clock)).toBe(1);
    expect(await everyRowAsText()).not.toContain(piece.toString("hex"));
    expect(await filesWith(piece)).toEqual([]);
  },
);

test("codes that still live survive the shredding of the others", async () => {
  const old = await fixture.challenge();
  fixture.pass(300);
  const { row, code } = await fixture.challenge();
  await db().threeDsChallenge.update({ where: { id: row.id }, data: { claimedById: fixture.support.id } });
  fixture.pass(301);
  expect(await shredCodes(fixture.clock)).toBe(1);
  expect(await db().webhookSecret.count({ where: { deliveryId: old.row.deliveryId } })).toBe(0);
  const input = { challengeId: row.id, acknowledged: true };
  expect((await revealCode(fixture.support, fixture.context(), input)).code).toBe(code);
});

test("an open transaction that still sees the row does not keep its bytes on disk", async () => {
  const { row } = await fixture.challenge();
  const sealed = await sealedOf(row.deliveryId);
  const reader = await pool().connect();
  try {
    await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await reader.query("SELECT count(*) FROM staff");
    fixture.pass(601);
    expect(await shredCodes(fixture.clock)).toBeGreaterThan(0);
    expect(await filesWith(sealed)).toEqual([]);
  } finally {
    await reader.query("ROLLBACK");
    reader.release();
  }
});

test("while something reads the table the job gives up soon, and the next run shreds", async () => {
  await fixture.challenge();
  fixture.pass(601);
  const reader = await pool().connect();
  try {
    await reader.query("BEGIN");
    await reader.query("SELECT count(*) FROM webhook_secret");
    const began = Date.now();
    await expect(shredCodes(fixture.clock)).rejects.toThrow();
    expect(Date.now() - began).toBeLessThan(6_000);
  } finally {
    await reader.query("ROLLBACK");
    reader.release();
  }
  expect(await shredCodes(fixture.clock)).toBe(1);
  expect(await shredCodes(fixture.clock)).toBe(0);
});
