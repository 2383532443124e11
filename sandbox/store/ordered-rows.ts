import { createHash, randomUUID } from "node:crypto";

export type Row = { id: string; seq: number; p_created_at: string };

/** `random`: an order of its own that stays; `shuffled`: another one for every page. */
export type ListOrder = "newest" | "oldest" | "random" | "shuffled";

/** Rows kept in the order of creation, so that a newest-first page is a slice at any depth. */
export class OrderedRows<T extends Row> {
  readonly #rows: T[] = [];

  get size(): number {
    return this.#rows.length;
  }

  upsert(row: T) {
    const last = this.#rows.at(-1);
    if (!last || compare(last, row) < 0) {
      this.#rows.push(row);
      return;
    }
    const index = this.#position(row);
    const present = this.#rows[index];
    const replaces = present !== undefined && compare(present, row) === 0;
    this.#rows.splice(index, replaces ? 1 : 0, row);
  }

  remove(row: T) {
    const index = this.#position(row);
    if (this.#rows[index]?.id === row.id) this.#rows.splice(index, 1);
  }

  oldestFirst(): readonly T[] {
    return this.#rows;
  }

  newestFirst(offset: number, limit: number): T[] {
    const end = Math.max(0, this.#rows.length - offset);
    return this.#rows.slice(Math.max(0, end - limit), end).reverse();
  }

  /** A page in the order that a list is told to have. */
  page({ offset, limit, order }: { offset: number; limit: number; order: ListOrder }): T[] {
    if (order === "newest") return this.newestFirst(offset, limit);
    if (order === "oldest") return this.#rows.slice(offset, offset + limit);
    const salt = order === "shuffled" ? randomUUID() : "";
    const keyed = this.#rows.map((row) => ({ row, key: hashOf(salt + row.id) }));
    const mixed = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
    return mixed.slice(offset, offset + limit);
  }

  #position(row: T): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#rows[middle];
      if (other && compare(other, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: Row, b: Row): number {
  if (a.p_created_at !== b.p_created_at) return a.p_created_at < b.p_created_at ? -1 : 1;
  return a.seq - b.seq;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
