import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IssuingError } from "@/lib/issuing/errors";
import { type ListPage, paginate } from "@/lib/issuing/paginate";
import type { PageInput } from "@/lib/issuing/requests";

type Row = { id: string };
const rowsOf = (count: number, prefix = "r") =>
  Array.from({ length: count }, (_, n) => ({ id: `${prefix}${n}` }));
const options = { operation: "listCards" };

async function collect(pages: AsyncGenerator<ListPage<Row>>): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pages) ids.push(...page.rows.map((row) => row.id));
  return ids;
}

/** A list that can be changed before each read and counts the reads. */
function movingList(rows: Row[], before: (read: number) => void = () => {}, cap = 1000) {
  const list = {
    reads: [] as PageInput[],
    read: async (page: PageInput) => {
      before(list.reads.length);
      list.reads.push(page);
      return { data: rows.slice(page.offset, page.offset + Math.min(page.limit, cap)) };
    },
  };
  return list;
}

describe("reading a list to its end", () => {
  it("a page shorter than the limit is not the end", async () => {
    const list = movingList(rowsOf(95), undefined, 7);
    const ids = await collect(paginate(list.read, { ...options, limit: 100, overlap: 2 }));
    expect(ids).toEqual(rowsOf(95).map((row) => row.id));
    expect(list.reads.every((page) => page.limit === 100)).toBe(true);
  });

  it("a list at rest is read in little more than its pages", async () => {
    const list = movingList(rowsOf(5000));
    expect((await collect(paginate(list.read, { ...options, limit: 100 }))).length).toBe(5000);
    expect(list.reads.length).toBeLessThan(5000 / 90 + 5);
  });

  it("an empty list takes two reads and gives nothing", async () => {
    const list = movingList([]);
    expect(await collect(paginate(list.read, options))).toEqual([]);
    expect(list.reads.length).toBeLessThanOrEqual(2);
  });

  it("no row is lost or given twice while rows come in at the front", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 20 }),
        async (count, limit, overlap, insertions, cap) => {
          const rows = rowsOf(count);
          const list = movingList(
            rows,
            (read) => rows.unshift(...rowsOf(insertions[read] ?? 0, `n${read}-`)),
            cap,
          );
          const ids = await collect(paginate(list.read, { ...options, limit, overlap }));
          expect(new Set(ids).size).toBe(ids.length);
          expect([...ids].sort()).toEqual(rows.map((row) => row.id).sort());
        },
      ),
      { numRuns: 500 },
    );
  });

  it("no row is lost however short each page is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 12 })),
        async (count, sizes) => {
          const rows = rowsOf(count);
          const read = async ({ offset }: PageInput) => ({
            data: rows.slice(offset, offset + (sizes.next().value ?? 1)),
          });
          const ids = await collect(paginate(read, { ...options, limit: 12, overlap: 4 }));
          expect(ids).toEqual(rows.map((row) => row.id));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("no row that stays is lost while others vanish anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(fc.nat(200), { maxLength: 8 }), { maxLength: 30 }),
        async (count, limit, overlap, removals) => {
          const rows = rowsOf(count);
          const list = movingList(rows, (read) => {
            for (const place of removals[read] ?? []) rows.splice(place, 1);
          });
          const ids = await collect(paginate(list.read, { ...options, limit, overlap }));
          expect(new Set(ids).size).toBe(ids.length);
          const given = new Set(ids);
          expect(rows.filter((row) => !given.has(row.id))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([1, 30, 90])("ends soon although %i rows come in before each read", async (rate) => {
    const rows = rowsOf(5000);
    const list = movingList(rows, (read) => rows.unshift(...rowsOf(rate, `n${read}-`)));
    const ids = await collect(paginate(list.read, { ...options, limit: 1000 }));
    expect([...ids].sort()).toEqual(rows.map((row) => row.id).sort());
    expect(list.reads.length).toBeLessThan(20);
  });
});

describe("starting again", () => {
  it("a run resumed at the nextOffset of a broken one gives the rest, then the front", async () => {
    const rows = rowsOf(50);
    const first: string[] = [];
    let resumeAt = 0;
    for await (const page of paginate(movingList(rows).read, { ...options, limit: 10, overlap: 3 })) {
      first.push(...page.rows.map((row) => row.id));
      resumeAt = page.nextOffset;
      if (first.length >= 20) break;
    }
    rows.unshift(...rowsOf(4, "new"));
    const list = movingList(rows);
    const rest = await collect(paginate(list.read, { ...options, limit: 10, overlap: 3, offset: resumeAt }));
    expect(list.reads[0]?.offset).toBe(resumeAt);
    expect(new Set([...first, ...rest])).toEqual(new Set(rows.map((row) => row.id)));
  });
});

describe("an issuer that does not page as it should", () => {
  it("the same page at every offset is an error, not the end", async () => {
    const read = async () => ({ data: rowsOf(5), requestId: "q" });
    const all = collect(paginate(read, { ...options, limit: 5 }));
    await expect(all).rejects.toBeInstanceOf(IssuingError);
    await expect(collect(paginate(read, { ...options, limit: 5 }))).rejects.toMatchObject({
      kind: "unreadable_reply",
      effect: "none",
      requestId: "q",
    });
  });

  it("the last page answered for every later offset is the end", async () => {
    const rows = rowsOf(25);
    const read = async ({ offset, limit }: PageInput) => {
      const start = Math.min(offset, rows.length - limit);
      return { data: rows.slice(start, start + limit) };
    };
    expect((await collect(paginate(read, { ...options, limit: 10 }))).length).toBe(25);
  });

  it("a list that starts over after its end is not read for ever", async () => {
    const rows = rowsOf(25);
    const read = async ({ offset, limit }: PageInput) => ({
      data: Array.from({ length: limit }, (_, n) => rows[(offset + n) % rows.length] ?? { id: "none" }),
    });
    const ids = new Set<string>();
    const readAll = async () => {
      for await (const page of paginate(read, { ...options, limit: 10 })) {
        for (const row of page.rows) ids.add(row.id);
      }
    };
    await readAll().catch((error: unknown) => expect(error).toBeInstanceOf(IssuingError));
    expect(ids.size).toBe(25);
  });

  it("a failed read ends the run with its own error", async () => {
    const read = async () => Promise.reject(new Error("down"));
    await expect(collect(paginate(read, options))).rejects.toThrow("down");
  });
});
