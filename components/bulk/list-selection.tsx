"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TableSelection } from "@/components/ui/data-table";
import type { BulkNoun } from "@/lib/bulk/constants";
import type { BulkMay } from "./selection-bar";
import { useSelection, useSelectKey } from "./use-selection";

/** A list's query without its place and order, as the server resolves “all that match” by it. */
function filterQuery(query: object): Record<string, string> {
  const entries = Object.entries(query).filter(([name]) => !PLACE.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

const PLACE = ["cursor", "sort", "limit"];

const SelectionBar = dynamic(() => import("./selection-bar").then((file) => file.SelectionBar), {
  loading: () => null,
});

interface ListSelection {
  noun: BulkNoun;
  /** The list's query, its place included. */
  query: object;
  /** The rows that are shown: key → how a person calls it. */
  names: ReadonlyMap<string, string>;
  total: { count: number; capped: boolean } | undefined;
  may: BulkMay;
}

/** What a list needs so that its rows can be selected: the table's `selection`, and the bar that comes with the first. */
export function useListSelection({ noun, query, names, total, may }: ListSelection): {
  selection: TableSelection | undefined;
  bar: ReactNode;
} {
  const t = useTranslations("bulk.selection");
  const filter = filterQuery(query);
  const selection = useSelection(JSON.stringify(filter), [...names.keys()]);
  useSelectKey();
  if (!Object.values(may).some(Boolean)) return { selection: undefined, bar: null };
  return {
    selection: { ...selection.table, rowLabel: (key) => t("row", { name: names.get(key) ?? key }) },
    bar:
      selection.ids.length > 0 ? (
        <SelectionBar
          noun={noun}
          selection={selection}
          query={filter}
          total={total ?? { count: 0, capped: false }}
          may={may}
        />
      ) : null,
  };
}
