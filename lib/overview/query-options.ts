import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type {
  ChangesDto,
  DeclineQuery,
  DeclinesDto,
  ExplainedDeclines,
  LimitPressureDto,
  OverviewQuery,
  SpendDto,
} from "@/lib/overview/schema";

/** Query keys of the overview's own parts; the other parts are reads of their rooms. */
export const overviewKeys = {
  all: ["overview"] as const,
  spend: ["overview", "spend"] as const,
  declines: ["overview", "declines"] as const,
  limits: ["overview", "limits"] as const,
  changes: ["overview", "changes"] as const,
};

export function spendOptions(query: OverviewQuery) {
  return queryOptions<SpendDto, ReadError>({
    queryKey: [...overviewKeys.spend, query],
    queryFn: ({ signal }) => getJson<SpendDto>("/api/overview/spend", { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

export function declinesOptions(query: OverviewQuery) {
  return queryOptions<DeclinesDto, ReadError>({
    queryKey: [...overviewKeys.declines, query],
    queryFn: ({ signal }) => getJson<DeclinesDto>("/api/overview/declines", { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

export function explainedDeclinesOptions(query: DeclineQuery) {
  return queryOptions<ExplainedDeclines, ReadError>({
    queryKey: [...overviewKeys.declines, "by-cause", query],
    queryFn: ({ signal }) =>
      getJson<ExplainedDeclines>("/api/overview/declines-by-cause", { ...query }, signal),
  });
}

export function limitPressureOptions() {
  return queryOptions<LimitPressureDto, ReadError>({
    queryKey: overviewKeys.limits,
    queryFn: ({ signal }) => getJson<LimitPressureDto>("/api/overview/limits", {}, signal),
  });
}

export function changesOptions() {
  return queryOptions<ChangesDto, ReadError>({
    queryKey: overviewKeys.changes,
    queryFn: ({ signal }) => getJson<ChangesDto>("/api/overview/changes", {}, signal),
  });
}
