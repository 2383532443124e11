import { IssuingError } from "@/lib/issuing/errors";
import { MovingList, type ReadPage, type Window } from "@/lib/issuing/moving-list";
import type { UnreadRow } from "@/lib/issuing/wire";

export interface ListPage<T> {
  /** Rows not given before, in the issuer's order; empty only where `unread` is not. */
  rows: T[];
  /** What stands among them and could not be read. */
  unread: UnreadRow[];
  /** Where a later run may start again. */
  nextOffset: number;
  /** `list`: on the way to the end; `front`: rows that came in at the front meanwhile. */
  pass: "list" | "front";
}

export interface PaginateOptions {
  /** For the error text. */
  operation: string;
  limit?: number | undefined;
  /** Resumes at a `nextOffset` of an earlier run; what stands before it is then read at the end, as `front`. */
  offset?: number | undefined;
  /** How many rows each page repeats, so that a row that moves up meanwhile is still met. */
  overlap?: number | undefined;
}

/**
 * Reads a whole offset list that moves while it is read: goes on until an empty page, however short the pages;
 * pages overlap, and a page that shares no row with what was read is walked back until it does; the front is read
 * again at the end. Each row is given once. A caller may stop early (`break`).
 * @throws IssuingError `unreadable_reply` when the issuer ignores `offset`; whatever `readPage` throws.
 */
export async function* paginate<T extends { id: string }>(
  readPage: ReadPage<T>,
  options: PaginateOptions,
): AsyncGenerator<ListPage<T>> {
  const { operation, limit = 100, offset = 0, overlap = 10 } = options;
  const list = new MovingList(readPage, limit, overlap);
  const firstPage = await list.read(offset);
  yield* given(firstPage, firstPage.end - list.repeatOf(firstPage), "list");
  const end = yield* readToTheEnd(list, firstPage, operation);
  yield* readTheFront(list, firstPage, end);
}

/** Gives the offset after the last row. */
async function* readToTheEnd<T extends { id: string }>(
  list: MovingList<T>,
  firstPage: Window<T>,
  operation: string,
): AsyncGenerator<ListPage<T>, number> {
  let previous = firstPage;
  let offset = firstPage.end - list.repeatOf(firstPage);
  const quiet: Window<T>[] = [];
  while (previous.size > 0) {
    const page = await list.read(offset);
    yield* given(page, page.end - list.repeatOf(page), "list");
    if (page.size === 0 && offset === previous.end) break;
    const hasNews = page.fresh.length + page.unread.length > 0;
    if (hasNews) quiet.length = 0;
    if (!page.anchored) {
      previous = yield* walkBack(list, page, "list");
      offset = previous.end;
      continue;
    }
    const isRepeated = page.ids === previous.ids && page.offset !== previous.offset;
    if (isRepeated && page.ids === (await list.peek(0))) throw ignoresOffset(operation, page);
    if (!hasNews) quiet.push(page);
    if (isEndOfGrowingList(list, quiet)) break;
    // With overlap as long as it leads on; then exactly at the end, to see that nothing follows.
    offset = page.end > previous.end ? page.end - list.repeatOf(page) : page.end;
    previous = page;
  }
  return previous.end;
}

/**
 * While rows come in, the page behind the end is never empty: it holds the rows that moved there. Three such
 * pages that could have held more and end with the same row show that it is the last one. And a list without
 * news far beyond all its rows repeats its end or starts over.
 */
function isEndOfGrowingList<T extends { id: string }>(list: MovingList<T>, quiet: Window<T>[]): boolean {
  const [a, b, c] = quiet.slice(-3);
  if (!a || !b || !c) return false;
  const sameEnd =
    lastId(a) === lastId(b) && lastId(b) === lastId(c) && b.offset > a.offset && c.offset > b.offset;
  if (sameEnd && Math.max(a.size, b.size, c.size) < list.biggest) return true;
  return quiet.length > 8 && c.offset > list.patience;
}

function lastId(page: Window<{ id: string }>): string | undefined {
  return page.rows.at(-1)?.id;
}

/**
 * A page without a known row: others moved, and some may stand between it and what was read. Reads back until
 * it meets that, and gives the window from which the walk goes on (forward: only so are rows met that move down).
 */
async function* walkBack<T extends { id: string }>(
  list: MovingList<T>,
  gap: Window<T>,
  pass: ListPage<T>["pass"],
): AsyncGenerator<ListPage<T>, Window<T>> {
  let page = gap;
  while (page.offset > 0 && !list.sharesRow(page, gap.mark)) {
    page = await list.read(Math.max(0, page.offset - list.stride));
    yield* given(page, page.offset, pass);
  }
  return page;
}

/**
 * From the front until a page meets the first page of the pass before: what came in stands between the two.
 * Again when that took more than one page, since more may have come.
 */
async function* readTheFront<T extends { id: string }>(
  list: MovingList<T>,
  firstPage: Window<T>,
  end: number,
): AsyncGenerator<ListPage<T>> {
  let before = new Set(firstPage.rows.map((row) => row.id));
  for (let round = 0; round < 10; round++) {
    const first = await list.read(0);
    yield* given(first, end, "front");
    let page = first;
    while (page.size > 0 && !page.rows.some((row) => before.has(row.id))) {
      page = await list.read(page.end - list.repeatOf(page));
      yield* given(page, end, "front");
      if (!page.anchored && page.size > 0) yield* walkBack(list, page, "front");
    }
    if (page === first) return;
    before = new Set(first.rows.map((row) => row.id));
  }
}

function* given<T>(page: Window<T>, nextOffset: number, pass: ListPage<T>["pass"]): Generator<ListPage<T>> {
  const { fresh: rows, unread } = page;
  if (rows.length + unread.length > 0) yield { rows, unread, nextOffset, pass };
}

function ignoresOffset(operation: string, page: Window<unknown>): IssuingError {
  return new IssuingError({
    kind: "unreadable_reply",
    effect: "none",
    operation,
    requestId: page.requestId,
    detail: `the same rows come at offset 0 and at offset ${page.offset}`,
  });
}
