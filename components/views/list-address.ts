import type { Address } from "@/components/list/address";
import { ALL, canonicalQuery } from "@/lib/views/constants";
import type { SavedView } from "@/lib/views/schema";

/** What the address of every list with views holds besides its filters. */
export interface ViewParams {
  view: string | null;
  cursor: string | null;
}

export interface AppliedView<P> {
  /** What the list shows: the address' own filters, or those of the view that it names. */
  params: P;
  /** The view that is shown unchanged. */
  view: SavedView | null;
  /** The address names a view that the viewer may not see, or that is gone. */
  missing: boolean;
}

/**
 * What an address means to a person with these views. Filters count before a view; an address with neither opens the
 * person's default, which `view=all` prevents.
 */
export function applyView<P extends ViewParams>(
  params: P,
  views: readonly SavedView[],
  address: Address<P>,
): AppliedView<P> {
  const plain = { params, view: null, missing: false };
  if (queryOf(params, address) !== "" || params.view === ALL) return plain;
  const view = params.view ? views.find((one) => one.id === params.view) : views.find((one) => one.isDefault);
  if (!view) return { ...plain, missing: params.view !== null };
  return {
    params: { ...address.read(new URLSearchParams(view.query)), view: params.view, cursor: params.cursor },
    view,
    missing: false,
  };
}

/**
 * The state that the address gets for these filters: the view's id alone when they are those of `origin`, and nothing
 * is ever mistaken for the default.
 */
export function addressOf<P extends ViewParams>(
  params: P,
  origin: SavedView | null,
  views: readonly SavedView[],
  address: Address<P>,
): P {
  const query = queryOf(params, address);
  const empty = address.read(new URLSearchParams());
  const { cursor } = params;
  if (origin && query === viewQuery(origin, address)) return { ...empty, cursor, view: origin.id };
  if (query === "") return { ...empty, cursor, view: views.some((one) => one.isDefault) ? ALL : null };
  return { ...params, view: null };
}

/** The filters alone, in canonical spelling. */
export function queryOf<P extends ViewParams>(params: P, address: Address<P>): string {
  return canonicalQuery(address.href("", params), ["view", "cursor"]);
}

/** A view's filters as this list spells them today. */
export function viewQuery<P extends ViewParams>(view: SavedView, address: Address<P>): string {
  return queryOf(address.read(new URLSearchParams(view.query)), address);
}
