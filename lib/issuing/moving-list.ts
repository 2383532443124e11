import type { PageInput } from "@/lib/issuing/requests";
import type { UnreadRow } from "@/lib/issuing/wire";

export type ReadPage<T> = (
  page: PageInput,
) => Promise<{ data: readonly T[]; unread?: readonly UnreadRow[]; requestId?: string }>;

/** One answer of the list. */
export interface Window<T> {
  offset: number;
  size: number;
  end: number;
  /** The ids in order, as one text. */
  ids: string;
  rows: readonly T[];
  /** The rows met for the first time. */
  fresh: T[];
  /** What was met for the first time and could not be read. */
  unread: UnreadRow[];
  /** Rows known before this one was read have a number below. */
  mark: number;
  /** Has a row that was known before. */
  anchored: boolean;
  requestId: string;
}

/** Reads windows of an offset list and remembers which rows were met, and in which order. */
export class MovingList<T extends { id: string }> {
  private readonly seen = new Map<string, number>();
  /** The most rows that one window had: what the issuer really gives, whatever the limit. */
  biggest = 1;
  private firstOffset = -1;
  private readonly readPage: ReadPage<T>;
  private readonly limit: number;
  private readonly overlap: number;

  constructor(readPage: ReadPage<T>, limit: number, overlap: number) {
    this.readPage = readPage;
    this.limit = limit;
    this.overlap = overlap;
  }

  /** The number that the next new row gets. */
  get mark(): number {
    return this.seen.size;
  }

  /** More rows than a list can have of which so many are known; beyond, it repeats its end or starts over. */
  get patience(): number {
    return this.firstOffset + 2 * this.seen.size + 10 * this.limit;
  }

  /** How far a window may move with the overlap kept; windows are as big as the issuer makes them. */
  get stride(): number {
    return this.biggest - Math.min(this.overlap, Math.floor(this.biggest / 2));
  }

  repeatOf(page: Window<T>): number {
    return Math.min(this.overlap, Math.floor(page.size / 2));
  }

  /** Is there a row that had been met before `mark`? */
  sharesRow(page: Window<T>, mark: number): boolean {
    return page.rows.some((row) => (this.seen.get(row.id) ?? mark) < mark);
  }

  /** The ids at an offset, without remembering them: these rows may not be next to any that were read. */
  async peek(offset: number): Promise<string> {
    const { data, unread = [] } = await this.readPage({ offset, limit: this.limit });
    return keysOf(data, unread).join("\n");
  }

  async read(offset: number): Promise<Window<T>> {
    if (this.firstOffset < 0) this.firstOffset = offset;
    const { data: rows, unread = [], requestId = "" } = await this.readPage({ offset, limit: this.limit });
    const { mark } = this;
    const keys = keysOf(rows, unread);
    const anchored = keys.some((key) => this.seen.has(key));
    const fresh = rows.filter((row) => this.isNew(row.id));
    // A row that was read in part stands in its place already.
    const missed = unread.filter(({ key, partial }) => this.isNew(partial ? `part ${key}` : key));
    const size = keys.length;
    this.biggest = Math.max(this.biggest, size);
    const ids = keys.join("\n");
    return { offset, size, end: offset + size, ids, rows, fresh, unread: missed, mark, anchored, requestId };
  }

  private isNew(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.set(key, this.seen.size);
    return true;
  }
}

/** One for each place of the list, whether its row could be read or not. */
function keysOf(rows: readonly { id: string }[], unread: readonly UnreadRow[]): string[] {
  return [...rows.map((row) => row.id), ...unread.flatMap(({ key, partial }) => (partial ? [] : [key]))];
}
