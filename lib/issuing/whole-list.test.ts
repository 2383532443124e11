import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IssuingError } from "@/lib/issuing/errors";
import { readWholeList } from "@/lib/issuing/whole-list";

interface Row {
  id: string;
}

const ids = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ id: `r${index}` }));
const page = (rows: Row[], cap: number) => (at: { offset: number; limit: number }) => ({
  data: rows.slice(at.offset, at.offset + Math.min(at.limit, cap)),
});

describe("a list is called complete only when every row of it was read", () => {
  test("whatever its size, its page size and its order, also one that is another for every page", async () => {
    const snapshot = fc.record({
      count: fc.nat({ max: 60 }),
      cap: fc.integer({ min: 1, max: 70 }),
      seed: fc.infiniteStream(fc.nat()),
      shuffled: fc.boolean(),
      grows: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(snapshot, async ({ count, cap, seed, shuffled, grows }) => {
        let rows = ids(count);
        let added = 0;
        const read = async (at: { offset: number; limit: number }) => {
          const answer = page(rows, cap)(at);
          const random = () => seed.next().value ?? 0;
          if (grows && random() % 3 === 0) rows = [{ id: `new${added++}` }, ...rows];
          if (shuffled)
            rows = rows
              .map((row) => [random(), row] as const)
              .sort((a, b) => a[0] - b[0])
              .map(([, row]) => row);
          return answer;
        };
        const whole = await readWholeList(read, { limit: 50 });
        const got = new Set(whole.rows.map(({ id }) => id));
        if (whole.complete) expect(ids(count).filter(({ id }) => !got.has(id))).toEqual([]);
        if (!shuffled && !grows) expect(whole.complete).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("not when the search is cut short, nor when the issuer ignores the offset", async () => {
    const many = ids(50);
    expect((await readWholeList(async (at) => page(many, 2)(at), { mostPages: 20 })).complete).toBe(false);
    const ignoring = async () => ({ data: many.slice(0, 10) });
    expect(await readWholeList(ignoring, { limit: 10 })).toMatchObject({ complete: false });
  });

  test("not when a row of it could not be read", async () => {
    const lost = { id: null, key: "row 1", reason: "notObject", partial: false } as const;
    const read = async ({ offset }: { offset: number }) =>
      offset > 0 ? { data: [], unread: [] } : { data: ids(3), unread: [lost] };
    expect((await readWholeList(read)).complete).toBe(false);
  });

  test("an issuer that refuses pages of a thousand is asked for a hundred", async () => {
    const rows = ids(250);
    const read = async (at: { offset: number; limit: number }) => {
      if (at.limit > 100)
        throw new IssuingError({ kind: "refused", effect: "none", operation: "listCards", requestId: "r" });
      return page(rows, 100)(at);
    };
    const whole = await readWholeList(read);
    expect([whole.rows.length, whole.complete]).toEqual([250, true]);
  });

  test("what was looked for ends the search", async () => {
    let asked = 0;
    const read = async (at: { offset: number; limit: number }) => {
      asked += 1;
      return page(ids(500), 10)(at);
    };
    const whole = await readWholeList(read, { until: ({ id }) => id === "r15" });
    expect([whole.rows.some(({ id }) => id === "r15"), whole.complete, asked]).toEqual([true, false, 2]);
  });
});
