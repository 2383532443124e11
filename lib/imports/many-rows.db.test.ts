import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ImportFixture, startImportFixture } from "@/scripts/testing/import-fixture";
import { giveUpImport } from "./give-up-import";
import { resumeImport } from "./resume-import";
import { stopImport } from "./stop-import";

const ROWS = 10_000;

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await startImportFixture();
});
afterAll(() => fixture.sandbox.stop());

/** Heap that is really held, in MB. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  const gc: () => void = runInNewContext("gc");
  gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** The most rows that any one statement brought into this process, from now on. */
function widestAnswer(): { rows: number } {
  const widest = { rows: 0 };
  const query = pg.Client.prototype.query;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const answer: unknown = Reflect.apply(query, this, args);
    if (answer instanceof Promise) {
      void answer.then(
        (result: { rows?: unknown[] }) => {
          widest.rows = Math.max(widest.rows, result.rows?.length ?? 0);
        },
        () => undefined,
      );
    }
    return answer;
  });
  return widest;
}

test("10,000 rows are taken in, run, stopped and resumed in small windows, and every row is sent once", {
  timeout: 120_000,
}, async () => {
  const widest = widestAnswer();
  const before = await fixture.calls("createUser");
  const rows = fixture.people(ROWS);
  const { import: made } = await fixture.upload(rows);
  const importId = made.id;
  expect(made).toMatchObject({ status: "running", counts: { waiting: ROWS } });
  expect(widest.rows).toBeLessThanOrEqual(2_000);

  widest.rows = 0;
  const running = fixture.run(0, { forMs: 60_000 });
  const sent = async () => (await fixture.read(importId)).counts.created ?? 0;
  await expect.poll(sent, { timeout: 30_000 }).toBeGreaterThan(40);
  const held = heap();
  await expect.poll(sent, { timeout: 30_000 }).toBeGreaterThan(160);
  expect(heap() - held).toBeLessThan(16);
  await stopImport(fixture.viewer("finance"), fixture.context(), { importId });
  await running;
  const stopped = await fixture.read(importId);
  expect(stopped.status).toBe("stopped");
  expect(widest.rows).toBeLessThanOrEqual(50);

  await fixture.run();
  expect((await fixture.read(importId)).counts).toEqual(stopped.counts);
  await resumeImport(fixture.viewer("finance"), fixture.context(), { importId });
  await fixture.run(0, { forMs: 1_500 });
  await stopImport(fixture.viewer("finance"), fixture.context(), { importId });
  const { created = 0, waiting = 0 } = (await fixture.read(importId)).counts;
  expect(created).toBeGreaterThan(stopped.counts.created ?? 0);
  expect(created + waiting).toBe(ROWS);
  expect(await fixture.calls("createUser")).toBe(before + created);
  expect(await fixture.made(rows)).toBe(created);
  const left = await giveUpImport(fixture.viewer("finance"), fixture.context(), { importId });
  expect(left.counts).toEqual({ created, skipped: waiting });
});
