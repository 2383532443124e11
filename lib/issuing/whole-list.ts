import { IssuingError } from "@/lib/issuing/errors";
import type { ReadPage } from "@/lib/issuing/moving-list";

export interface WholeList<T> {
  /** Each row once, as it was read last. */
  rows: T[];
  /** Every row that the list has was read. False where the search was cut short or the list does not hold still. */
  complete: boolean;
}

export interface WholeListOptions<T> {
  limit?: number;
  /** How many answers are asked for at most, all passes together. */
  mostPages?: number;
  /** The rows that are given back; all of them count for completeness. */
  keep?: (row: T) => boolean;
  /** Stops where a row is what was looked for; the list is then not complete. */
  until?: (row: T) => boolean;
}

const OVERLAP = 10;
const PASSES = 3;

/**
 * Reads an offset list of any order and says whether nothing can be missing: the order is not documented (issuing-api
 * §1.4). A list that ends at offset n and gave n different ids was read whole, however it is ordered. One that grows or
 * is shuffled meanwhile gives fewer, and is read again, up to three times.
 * @throws whatever `readPage` throws
 */
export async function readWholeList<T extends { id: string }>(
  readPage: ReadPage<T>,
  options: WholeListOptions<T> = {},
): Promise<WholeList<T>> {
  const { limit = 1000, mostPages = 1000, keep = () => true, until = () => false } = options;
  const rows = new Map<string, T>();
  const source = { readPage: withSmallerPages(readPage, limit), limit, keep, until, left: mostPages };
  for (let pass = 0; pass < PASSES && source.left > 0; pass += 1) {
    const end = await readOnce(source, rows);
    if (end === "found") break;
    if (end === "complete") return { rows: [...rows.values()], complete: true };
  }
  return { rows: [...rows.values()], complete: false };
}

interface Source<T> {
  readPage: ReadPage<T>;
  limit: number;
  keep: (row: T) => boolean;
  until: (row: T) => boolean;
  left: number;
}

async function readOnce<T extends { id: string }>(
  source: Source<T>,
  rows: Map<string, T>,
): Promise<"complete" | "found" | "doubtful"> {
  const seen = new Set<string>();
  let [offset, end, biggest, hidden] = [0, 0, 0, 0];
  while (source.left > 0) {
    source.left -= 1;
    const { data, unread = [] } = await source.readPage({ offset, limit: source.limit });
    const lost = unread.filter(({ partial }) => !partial);
    const size = data.length + lost.length;
    hidden += lost.length;
    const [first] = data;
    const gap = first !== undefined && offset < end && !seen.has(first.id);
    const before = seen.size;
    for (const row of data) {
      seen.add(row.id);
      if (source.keep(row)) rows.set(row.id, row);
    }
    if (data.some(source.until)) return "found";
    if (gap) return "doubtful";
    if (offset + size <= end) {
      // A row that cannot be read may be the one that is looked for.
      if (offset === end) return seen.size === end && hidden === 0 ? "complete" : "doubtful";
      offset = end;
      continue;
    }
    if (seen.size === before && lost.length === 0) return "doubtful";
    end = offset + size;
    biggest = Math.max(biggest, size);
    // A short page is the last one as a rule; where it is not, pages overlap from then on.
    const last = size < source.limit && (offset === 0 || size < biggest);
    offset = last ? end : end - Math.min(OVERLAP, Math.floor(biggest / 2));
  }
  return "doubtful";
}

/** How many rows a page may have is documented in general only: an issuer that refuses so many is asked for fewer. */
function withSmallerPages<T>(readPage: ReadPage<T>, limit: number): ReadPage<T> {
  let most = limit;
  return async (page) => {
    try {
      return await readPage({ ...page, limit: Math.min(page.limit, most) });
    } catch (error) {
      if (most <= 100 || !(error instanceof IssuingError) || error.kind !== "refused") throw error;
      most = 100;
      return readPage({ ...page, limit: most });
    }
  };
}
