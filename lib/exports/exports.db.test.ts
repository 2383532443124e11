import { createHash, randomUUID } from "node:crypto";
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { beforeAll, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { cancelExport } from "@/lib/exports/cancel-export";
import { fetchExport } from "@/lib/exports/fetch-export";
import { getExport } from "@/lib/exports/get-export";
import { listExports } from "@/lib/exports/list-exports";
import type { StartExportInput } from "@/lib/exports/schema";
import { startExport } from "@/lib/exports/start-export";
import { writeManifest } from "@/lib/exports/write-manifest";

const context: RequestContext = { requestId: "r", language: "en", clock: systemClock };
const Precise = Decimal.clone({ precision: 60 });
let finance: Viewer;

async function person(role: Viewer["role"]): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const { id, name } = await db().staff.create({ data: { email, name: role, role, passwordHash: "x" } });
  return { id, email, name, role, sessionId: randomUUID(), grants: [] };
}

/** 1,300 rows: more than two batches; each eleventh has a merchant that a spreadsheet would take for a formula. */
beforeAll(async () => {
  finance = await person("finance");
  await db().$executeRaw`
    INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, transaction_amount, merchant_name,
      occurred_at, sort_at, first_seen_at, updated_at)
    SELECT 'tx-' || lpad(n::text, 5, '0'), 'card-' || n % 7, CASE n % 5 WHEN 0 THEN 'Declined' ELSE 'Settled' END,
      'Sales', CASE n % 3 WHEN 0 THEN 'JPY' ELSE 'HKD' END, -n * 1.005,
      CASE n % 11 WHEN 0 THEN '=HYPERLINK("http://x")' ELSE '星巴克 "Café", ' || n END, at, at, at, at
    FROM generate_series(1, 1300) AS n, LATERAL (SELECT timestamptz '2026-01-01T16:00:00Z' + n * interval '1 s') AS t(at)`;
});

const ask = (over: Partial<StartExportInput> = {}, viewer = finance) =>
  startExport(viewer, context, {
    exportId: randomUUID(),
    noun: "transactions",
    format: "csv",
    query: {},
    zone: "Asia/Hong_Kong",
    ...over,
  });

async function take(exportId: string, viewer = finance): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await fetchExport(viewer, context, exportId)).bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const parse = (file: Buffer) =>
  Papa.parse<string[]>(file.toString("utf8").slice(1), { skipEmptyLines: true }).data;

test("every row that matches is in the file, not a page; counts, sums and SHA-256 prove it", async () => {
  const { id } = await ask();
  const file = await take(id);
  const [heading, ...rows] = parse(file);
  expect(heading?.slice(0, 3)).toEqual(["Transaction id", "Time", "Status"]);
  expect(rows).toHaveLength(1300);
  expect(new Set(rows.map((row) => row[0])).size).toBe(1300);
  const done = await getExport(finance, context, id);
  expect(done).toMatchObject({ status: "complete", rows: 1300, matching: 1300, bytes: file.length });
  expect(done.sha256).toBe(createHash("sha256").update(file).digest("hex"));
  const sums = await db().$queryRaw`
    SELECT transaction_currency AS currency, count(*)::int AS rows,
      trim_scale(sum(transaction_amount))::text AS "transactionAmount",
      (count(*) FILTER (WHERE transaction_amount IS NULL))::int AS "withoutAmount"
    FROM "transaction" GROUP BY 1 ORDER BY 1`;
  expect(done.totals).toEqual(sums);
});

test("amounts are exact decimals, times stand in the asked zone with its offset, newest first", async () => {
  const { id } = await ask({ query: { status: "Settled" } });
  const [heading = [], first = []] = parse(await take(id));
  const cell = (name: string) => first[heading.indexOf(name)];
  expect(cell("Transaction id")).toBe("tx-01299");
  expect(cell("Transaction amount")).toBe("-1305.495");
  expect(cell("Time")).toBe("2026-01-02 00:21:39 +08:00");
  expect(cell("Merchant")).toBe('星巴克 "Café", 1299');
  expect((await getExport(finance, context, id)).rows).toBe(1040);
});

test("nothing in the file is a formula, in either format", async () => {
  const csv = parse(await take((await ask()).id));
  expect(csv.flat().filter((cell) => /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(cell))).toEqual([]);
  expect(csv.flat().filter((cell) => cell.startsWith("'=HYPERLINK"))).toHaveLength(118);
  const sheet = unzipSync(await take((await ask({ format: "xlsx" })).id));
  const xml = strFromU8(sheet["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(xml).not.toContain("<f>");
  expect(xml.match(/<row>/g)).toHaveLength(1301);
  expect(xml).toContain("'=HYPERLINK");
});

test.each(["csv", "xlsx"] as const)(
  "%s: an amount that was not said is an empty cell, and the totals and the manifest count it apart",
  async (format) => {
    const rows = fc.sample(
      fc.record({
        currency: fc.constantFrom("XPF", "XDR", "XAU"),
        amount: fc.constantFrom("-0.000000000000000001", "-12.5", "0", null),
      }),
      { numRuns: 60, seed: 7 },
    );
    const given = rows.map((row, index) => ({
      ...row,
      amount: row.currency === "XAU" ? null : row.amount,
      id: `silent-${format}-${index}`,
    }));
    await db().$executeRaw`
      INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, transaction_amount, sort_at,
        first_seen_at, updated_at)
      SELECT id, 'card-silent', 'Settled', 'Sales', currency, amount, '1999-01-01', now(), now()
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS g(id text, currency text, amount numeric)`;
    const { id } = await ask({ format, query: { card: "card-silent" } });
    const file = await take(id);
    const expected = [...new Set(given.map((row) => row.currency))].sort().map((currency) => {
      const own = given.filter((row) => row.currency === currency);
      const said = own.flatMap(({ amount }) => (amount === null ? [] : [amount]));
      const total = said.reduce((sum, amount) => sum.plus(amount), new Precise(0));
      return {
        currency,
        rows: own.length,
        transactionAmount: said.length === 0 ? null : total.toFixed(),
        withoutAmount: own.length - said.length,
      };
    });
    expect((await getExport(finance, context, id)).totals).toEqual(expected);
    const { value } = await (await writeManifest(finance, context, id)).bytes.next();
    expect(JSON.parse(new TextDecoder().decode(value)).totals).toEqual(expected);
    if (format === "csv") {
      const [heading = [], ...cells] = parse(file);
      const at = heading.indexOf("Transaction amount");
      const empty = cells.filter((row) => row[at] === "").length;
      expect(empty).toBe(given.filter(({ amount }) => amount === null).length);
    }
    await db().transaction.deleteMany({ where: { cardId: "card-silent" } });
  },
);

test("the heading is in the viewer's language", async () => {
  const input = { exportId: randomUUID(), noun: "transactions", format: "csv", query: {}, zone: "UTC" };
  await startExport(finance, { ...context, language: "zh-HK" }, input);
  expect(parse(await take(input.exportId))[0]?.[0]).toBe("交易識別碼");
});

test("the manifest names filter, zone, rows, totals and SHA-256, once the file is complete", async () => {
  const { id } = await ask({ query: { currency: "JPY" } });
  await expect(writeManifest(finance, context, id)).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
  const file = await take(id);
  const { bytes } = await writeManifest(finance, context, id);
  const { value } = await bytes.next();
  expect(JSON.parse(new TextDecoder().decode(value))).toMatchObject({
    sha256: createHash("sha256").update(file).digest("hex"),
    rows: 433,
    filter: { currency: "JPY" },
    zone: "Asia/Hong_Kong",
    totals: [{ currency: "JPY", rows: 433 }],
    by: finance.email,
  });
});

test("the file is one instant: what comes while it is written is not in it", async () => {
  const { id } = await ask();
  const { bytes } = await fetchExport(finance, context, id);
  await bytes.next();
  await bytes.next();
  await db()
    .$executeRaw`INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, transaction_amount,
    sort_at, first_seen_at, updated_at) VALUES ('late', 'c', 'Settled', 'Sales', 'HKD', -1, '1999-01-01', now(), now())`;
  for await (const _ of bytes);
  expect(await getExport(finance, context, id)).toMatchObject({ rows: 1300, matching: 1300 });
  await db().transaction.delete({ where: { id: "late" } });
});

test("a file is fetched once", async () => {
  const { id } = await ask();
  const [one, other] = await Promise.allSettled([take(id), take(id)]);
  expect([one.status, other.status].sort()).toEqual(["fulfilled", "rejected"]);
  await expect(take(id)).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
});

test("a stopped export ends in the middle, and an abandoned one lets go of its snapshot", async () => {
  const { id } = await ask();
  const { bytes } = await fetchExport(finance, context, id);
  await bytes.next();
  expect(await cancelExport(finance, context, { exportId: id })).toMatchObject({ status: "cancelled" });
  await expect(
    (async () => {
      for await (const _ of bytes);
    })(),
  ).rejects.toMatchObject({ name: "ExportStopped" });
  await expect(cancelExport(finance, context, { exportId: id })).rejects.toMatchObject({
    code: "NOT_ALLOWED_NOW",
  });
  const left = await ask();
  const abandoned = await fetchExport(finance, context, left.id);
  await abandoned.bytes.next();
  await abandoned.bytes.return(undefined);
  expect(await getExport(finance, context, left.id)).toMatchObject({ status: "cancelled", sha256: null });
  const open = await db().$queryRaw<unknown[]>`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
  expect(open).toEqual([]);
});

test("downloads that nobody reads keep nothing from the others: lists, statements and readiness answer", async () => {
  const stalled: AsyncGenerator<Uint8Array>[] = [];
  for (const viewer of [await person("finance"), await person("auditor")]) {
    for (let one = 0; one < 2; one++) {
      const { bytes } = await fetchExport(viewer, context, (await ask({}, viewer)).id);
      await bytes.next();
      stalled.push(bytes);
    }
  }
  const fifth = await person("admin");
  await expect(ask({}, fifth)).rejects.toMatchObject({ code: "BUSY" });
  const others = Array.from({ length: 24 }, () => listExports(fifth, context));
  expect(await Promise.all(others)).toHaveLength(24);
  for (const bytes of stalled) await bytes.return(undefined);
  expect(await take((await ask({}, fifth)).id, fifth)).not.toHaveLength(0);
});

test("each export is audited when it is asked for and when it ended", async () => {
  const { id } = await ask();
  await take(id);
  const rows = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  expect(rows).toMatchObject([
    { action: "transactions.export", outcome: "succeeded", after: { query: {}, format: "csv" } },
    { action: "transactions.export", outcome: "succeeded", after: { status: "complete", rows: 1300 } },
  ]);
});

test("refused: another role, somebody else's, bad input, a used id, a third at once", async () => {
  const support = await person("support");
  await expect(ask({}, support)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listExports(support, context)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const other = await person("auditor");
  const mine = await ask();
  await expect(take(mine.id, other)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(getExport(other, context, mine.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(cancelExport(other, context, { exportId: mine.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(ask({ exportId: mine.id })).rejects.toMatchObject({ code: "STALE" });
  const refused: Partial<StartExportInput>[] = [
    { zone: "Mars/Base" },
    { query: { cursor: "x" } },
    { query: { q: "4111111111111111" } },
  ];
  for (const bad of refused) {
    await expect(ask(bad, other)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  }
  await expect(ask({ format: "pdf" as "csv" }, other)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await ask({}, other);
  await ask({}, other);
  await expect(ask({}, other)).rejects.toMatchObject({ code: "BUSY" });
  expect(await listExports(other, context)).toHaveLength(2);
});
