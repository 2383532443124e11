"use client";

import { useQueryStates } from "nuqs";
import { type DeliveryParams, deliveryParams } from "./delivery-params";

export interface DeliveryFilters {
  params: DeliveryParams;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<DeliveryParams>, typing?: boolean) => void;
  page: (cursor: string) => void;
  clear: () => void;
  closeDelivery: () => void;
}

/** The inbox's filters and place, and the open delivery, which live in the address. */
export function useDeliveryFilters(): DeliveryFilters {
  const [params, setParams] = useQueryStates(deliveryParams, { history: "push" });
  const filter = (next: Partial<DeliveryParams>, typing = false) => {
    const entries = Object.entries(next).map(([name, value]) => [name, isEmpty(value) ? null : value]);
    setParams({ ...Object.fromEntries(entries), cursor: null }, { history: typing ? "replace" : "push" });
  };
  return {
    params,
    filter,
    page: (cursor) => setParams({ cursor }),
    clear: () => setParams({ ...NO_FILTERS, cursor: null }),
    closeDelivery: () => setParams({ delivery: null }),
  };
}

export const NO_FILTERS = {
  q: null,
  state: null,
  signature: null,
  action: null,
  mark: null,
  from: null,
  to: null,
};

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}
