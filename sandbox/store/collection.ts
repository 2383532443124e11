import type { z } from "zod";
import { OrderedRows, type Row } from "./ordered-rows";

export type Change = [table: string, row: unknown] | [table: string, row: null, removedId: string];
export type ChangeSink = (change: Change, undo: () => void) => void;

/** One kind of row: by id, in order of creation, and in order within each declared group. Rows are never mutated. */
export class Collection<T extends Row> {
  readonly name: string;
  readonly #schema: z.ZodType<T>;
  readonly #sink: ChangeSink;
  readonly #byId = new Map<string, T>();
  readonly #all = new OrderedRows<T>();
  readonly #groups = new Map<string, Group<T>>();
  readonly #observers: ((next: T | null, previous: T | null) => void)[] = [];

  constructor(name: string, schema: z.ZodType<T>, sink: ChangeSink, groups: Record<string, KeyOf<T>> = {}) {
    this.name = name;
    this.#schema = schema;
    this.#sink = sink;
    for (const [group, keyOf] of Object.entries(groups)) {
      this.#groups.set(group, { keyOf, byKey: new Map() });
    }
  }

  get size(): number {
    return this.#byId.size;
  }

  find(id: string): T | undefined {
    return this.#byId.get(id);
  }

  /** Rows in order of creation. */
  all(): OrderedRows<T> {
    return this.#all;
  }

  within(group: string, key: string): OrderedRows<T> {
    return this.#groups.get(group)?.byKey.get(key) ?? new OrderedRows<T>();
  }

  observe(observer: (next: T | null, previous: T | null) => void) {
    this.#observers.push(observer);
  }

  put(row: T): T {
    const previous = this.#byId.get(row.id) ?? null;
    this.#replace(previous, row);
    this.#sink([this.name, row], () => this.#replace(row, previous));
    return row;
  }

  remove(id: string) {
    const previous = this.#byId.get(id);
    if (!previous) return;
    this.#replace(previous, null);
    this.#sink([this.name, null, id], () => this.#replace(null, previous));
  }

  /** Takes a row read from disk: parsed, not written again. */
  load(raw: unknown) {
    const row = this.#schema.parse(raw);
    this.#replace(this.#byId.get(row.id) ?? null, row);
  }

  unload(id: string) {
    const previous = this.#byId.get(id);
    if (previous) this.#replace(previous, null);
  }

  #replace(previous: T | null, next: T | null) {
    if (previous && !next) {
      this.#byId.delete(previous.id);
      this.#all.remove(previous);
    }
    if (next) {
      this.#byId.set(next.id, next);
      this.#all.upsert(next);
    }
    for (const group of this.#groups.values()) regroup(group, previous, next);
    for (const observer of this.#observers) observer(next, previous);
  }
}

type KeyOf<T> = (row: T) => string | null;
type Group<T extends Row> = { keyOf: KeyOf<T>; byKey: Map<string, OrderedRows<T>> };

function regroup<T extends Row>(group: Group<T>, previous: T | null, next: T | null) {
  const oldKey = previous ? group.keyOf(previous) : null;
  const newKey = next ? group.keyOf(next) : null;
  if (previous && oldKey !== null && oldKey !== newKey) {
    const rows = group.byKey.get(oldKey);
    rows?.remove(previous);
    if (rows?.size === 0) group.byKey.delete(oldKey);
  }
  if (!next || newKey === null) return;
  const rows = group.byKey.get(newKey) ?? new OrderedRows<T>();
  group.byKey.set(newKey, rows);
  rows.upsert(next);
}
