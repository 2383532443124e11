"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "@/components/list/address";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { ALL, type ViewNoun } from "@/lib/views/constants";
import { viewListOptions } from "@/lib/views/query-options";
import type { SavedView } from "@/lib/views/schema";
import { addressOf, applyView, queryOf, type ViewParams, viewQuery } from "./list-address";

interface SavedViewsOptions<P extends ViewParams> {
  noun: ViewNoun;
  address: Address<P>;
  /** What stands in the address now. */
  params: P;
  setParams: (params: P, history: "push" | "replace") => void;
  /** Columns and density of the list without a view, and where a change of them goes. */
  preferences: TablePreferences;
  setPreferences: (preferences: TablePreferences) => void;
}

/** A list's views: which one is shown or was the starting point, and how to go from one to another. */
export interface ViewControls {
  noun: ViewNoun;
  views: readonly SavedView[];
  mayShare: boolean;
  /** The view that is shown, or from which what is shown was made. */
  current: SavedView | null;
  edited: boolean;
  missing: boolean;
  /** The filters in canonical spelling, as a view keeps them. */
  query: string;
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
  page: (cursor: string | null) => void;
  /** Goes to a view, or with null to everything. */
  choose: (view: SavedView | null) => void;
  /** Back to the view as it was saved. */
  discard: () => void;
  /** Writes into the address what is shown, so that another default changes nothing. */
  pin: () => void;
}

export interface SavedViews<P extends ViewParams> extends ViewControls {
  /** The filters that the list follows. */
  params: P;
  /** Goes to other filters, and so to the first page. */
  filter: (params: P, history: "push" | "replace") => void;
}

export function useSavedViews<P extends ViewParams>(options: SavedViewsOptions<P>): SavedViews<P> {
  const { noun, address, params, setParams } = options;
  const { data } = useQuery(viewListOptions(noun));
  const views = data?.views ?? [];
  const [origins, setOrigins] = useState<Readonly<Record<string, string>>>({});
  const [columns, setColumns] = useState<Readonly<Record<string, TablePreferences>>>({});
  const applied = applyView(params, views, address);
  const query = queryOf(applied.params, address);
  const current = applied.view ?? views.find((view) => view.id === origins[query]) ?? null;
  const preferences = current ? (columns[current.id] ?? current) : options.preferences;
  const empty = address.read(new URLSearchParams());

  const filter = (next: P, history: "push" | "replace") => {
    const changed = queryOf(next, address);
    // No filter at all is everything, not a view with everything taken out of it.
    if (current && changed !== "") setOrigins({ ...origins, [changed]: current.id });
    setParams(addressOf({ ...next, cursor: null }, current, views, address), history);
  };
  const choose = (view: SavedView | null) => {
    if (view) setColumns(without(columns, view.id));
    const all = view === null && views.some((one) => one.isDefault) ? ALL : null;
    setParams({ ...empty, view: view?.id ?? all }, "push");
  };
  return {
    noun,
    views,
    mayShare: data?.mayShare ?? false,
    current,
    edited:
      current !== null && (query !== viewQuery(current, address) || !samePreferences(preferences, current)),
    missing: applied.missing && data !== undefined,
    params: applied.params,
    query,
    preferences,
    onPreferences: (next) =>
      current ? setColumns({ ...columns, [current.id]: next }) : options.setPreferences(next),
    filter,
    page: (cursor) => setParams({ ...params, cursor }, "push"),
    choose,
    discard: () => choose(current),
    pin: () => {
      if (queryOf(params, address) === "") setParams({ ...params, view: applied.view?.id ?? ALL }, "replace");
    },
  };
}

function samePreferences(a: TablePreferences, b: TablePreferences): boolean {
  const ids = (preferences: TablePreferences) => [...preferences.hidden].sort().join();
  return a.density === b.density && ids(a) === ids(b);
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}
