"use client";

import { useTimeZone } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import type { OverviewQuery } from "@/lib/overview/schema";
import { type OverviewParams, overviewAddress, toOverviewQuery } from "./overview-params";

interface OverviewPeriod {
  params: OverviewParams;
  query: OverviewQuery;
  choose: (change: { [Name in keyof OverviewParams]: OverviewParams[Name] | null }) => void;
}

/** The period that the whole overview is about, which lives in the address. */
export function useOverviewPeriod(): OverviewPeriod {
  const { params, set } = useAddress(overviewAddress);
  const zone = useTimeZone() ?? "UTC";
  return { params, query: toOverviewQuery(params, zone), choose: (change) => set(change) };
}
