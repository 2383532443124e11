import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { BulkItemQuery, BulkRunQuery } from "@/lib/bulk/schema";
import { ITEM_STATUSES } from "@/lib/bulk/vocabulary";

/** The list of runs as it stands in the address. */
export const bulkParams = { cursor: parseAsString };
export type BulkParams = inferParserType<typeof bulkParams>;
export const loadBulkParams = createLoader(bulkParams);
export const bulkHref = createSerializer(bulkParams);

/** A run's cards as they stand in the address. */
export const runParams = { status: parseAsStringLiteral(ITEM_STATUSES), cursor: parseAsString };
export type RunParams = inferParserType<typeof runParams>;
export const loadRunParams = createLoader(runParams);
export const runHref = createSerializer(runParams);

/** The state as the query that is asked; the same on server and browser. */
export function toRunsQuery({ cursor }: BulkParams): BulkRunQuery {
  return cursor ? { cursor } : {};
}

export function toItemsQuery({ status, cursor }: RunParams): BulkItemQuery {
  return { ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) };
}
