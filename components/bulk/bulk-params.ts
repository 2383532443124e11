import { defineAddress, oneOf, type StateOf, text } from "@/components/list/address";
import { ITEM_STATUSES } from "@/lib/bulk/constants";
import type { BulkItemQuery, BulkRunQuery } from "@/lib/bulk/schema";

/** The list of runs as it stands in the address. */
export const bulkAddress = defineAddress({ cursor: text });
type BulkParams = StateOf<typeof bulkAddress>;
/** A run's cards as they stand in the address. */
export const runAddress = defineAddress({ status: oneOf(ITEM_STATUSES), cursor: text });
type RunParams = StateOf<typeof runAddress>;
/** The state as the query that is asked; the same on server and browser. */
export function toRunsQuery({ cursor }: BulkParams): BulkRunQuery {
  return cursor ? { cursor } : {};
}

export function toItemsQuery({ status, cursor }: RunParams): BulkItemQuery {
  return { ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) };
}
