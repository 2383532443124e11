"use client";

import { defineAddress, text, whole } from "@/components/list/address";
import { useAddress } from "@/components/list/use-address";
import type { RowsQuery } from "@/lib/imports/schema";

const address = defineAddress({ rows: text, after: whole, before: whole });

/** Which rows are shown and where one is among them, which live in the address. */
export function useRowFilters() {
  const { params, set } = useAddress(address);
  const { rows, after, before } = params;
  const query: RowsQuery = {
    ...(rows ? { status: rows } : {}),
    ...(after === null ? {} : { after }),
    ...(before === null ? {} : { before }),
  };
  return {
    status: rows,
    query,
    show: (status: string | null) => set({ rows: status, after: null, before: null }),
    next: (line: number) => set({ after: line, before: null }),
    previous: (line: number) => set({ after: null, before: line }),
  };
}
