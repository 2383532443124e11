/** How much a search looks at before it tries something else. They change its speed, never what it finds. */
export interface SearchBounds {
  /** Keys that are carried along; what more descriptions have is asked of each row, and soon met. */
  mostKeys: number;
  /** Keys that are merged without walking through time first: this costs less than a walk that finds nothing. */
  fewKeys: number;
  /** A constraint that leads to no more rows is followed, and the others are checked on what it leads to. */
  fewRows: number;
  /** The same of a range of amounts, whose rows cannot be counted in the index alone. */
  fewInRange: number;
  /** Rows that walks through time look at, one after the other, for a page. */
  pageWindows: readonly number[];
  /** Rows that a walk looks at for a count. */
  countWindow: number;
}

/** Chosen by measuring on 1,000,000 and 10,000,000 transactions. */
export const SEARCH_BOUNDS: SearchBounds = {
  mostKeys: 5_000,
  fewKeys: 500,
  fewRows: 10_000,
  fewInRange: 1_000,
  pageWindows: [20_000, 250_000],
  countWindow: 30_000,
};
