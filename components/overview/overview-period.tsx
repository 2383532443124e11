"use client";

import { useTimeZone } from "next-intl";
import { useQueryStates } from "nuqs";
import type { OverviewQuery } from "@/lib/overview/schema";
import { type OverviewParams, overviewParams, toOverviewQuery } from "./overview-params";

/** The period that the whole overview is about, which lives in the address. */
export function useOverviewPeriod(): {
  params: OverviewParams;
  query: OverviewQuery;
  choose: (change: { [Name in keyof OverviewParams]: OverviewParams[Name] | null }) => void;
} {
  const [params, setParams] = useQueryStates(overviewParams, { history: "push" });
  const zone = useTimeZone() ?? "UTC";
  return {
    params,
    query: toOverviewQuery(params, zone),
    choose: (change) => void setParams(change),
  };
}
