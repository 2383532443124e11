"use client";

import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import type { RowsQuery } from "@/lib/imports/schema";

const params = { rows: parseAsString, after: parseAsInteger, before: parseAsInteger };

/** Which rows are shown and where one is among them, which live in the address. */
export function useRowFilters() {
  const [{ rows, after, before }, setParams] = useQueryStates(params, { history: "push" });
  const query: RowsQuery = {
    ...(rows ? { status: rows } : {}),
    ...(after === null ? {} : { after }),
    ...(before === null ? {} : { before }),
  };
  return {
    status: rows,
    query,
    show: (status: string | null) => setParams({ rows: status, after: null, before: null }),
    next: (line: number) => setParams({ after: line, before: null }),
    previous: (line: number) => setParams({ after: null, before: line }),
  };
}
