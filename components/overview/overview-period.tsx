"use client";

import { useTimeZone } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import { useAddress } from "@/components/list/use-address";
import type { OverviewQuery } from "@/lib/overview/schema";
import { type OverviewParams, overviewAddress, toOverviewQuery } from "./overview-params";

interface OverviewPeriodState {
  params: OverviewParams;
  query: OverviewQuery;
  choose: (change: { [Name in keyof OverviewParams]: OverviewParams[Name] | null }) => void;
}

const State = createContext<OverviewPeriodState | null>(null);

/**
 * The period that the whole overview is about, which lives in the address. It is read here alone: a widget that wakes
 * later than the picker would find another address than the one it was rendered for.
 */
export function OverviewPeriodProvider({ children }: { children: ReactNode }) {
  const { params, set } = useAddress(overviewAddress);
  const zone = useTimeZone() ?? "UTC";
  const state: OverviewPeriodState = {
    params,
    query: toOverviewQuery(params, zone),
    choose: (change) => set(change),
  };
  return <State value={state}>{children}</State>;
}

export function useOverviewPeriod(): OverviewPeriodState {
  const state = use(State);
  if (!state) throw new Error("no OverviewPeriodProvider around this");
  return state;
}
