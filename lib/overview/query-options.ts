import { listOptions, readOptions } from "@/lib/core/read-options";
import type {
  ChangesDto,
  DeclineQuery,
  DeclinesDto,
  ExplainedDeclines,
  LimitPressureDto,
  OverviewQuery,
  SpendDto,
} from "@/lib/overview/schema";

/** Query keys of the overview's own parts; the other parts are reads of their own pages. */
export const overviewKeys = {
  all: ["overview"] as const,
  spend: ["overview", "spend"] as const,
  declines: ["overview", "declines"] as const,
  limits: ["overview", "limits"] as const,
  changes: ["overview", "changes"] as const,
};

export function spendOptions(query: OverviewQuery) {
  return listOptions<SpendDto>([...overviewKeys.spend, query], "/api/overview/spend", { ...query });
}

export function declinesOptions(query: OverviewQuery) {
  return listOptions<DeclinesDto>([...overviewKeys.declines, query], "/api/overview/declines", { ...query });
}

export function explainedDeclinesOptions(query: DeclineQuery) {
  return readOptions<ExplainedDeclines>(
    [...overviewKeys.declines, "by-cause", query],
    "/api/overview/declines-by-cause",
    { ...query },
  );
}

export function limitPressureOptions() {
  return readOptions<LimitPressureDto>(overviewKeys.limits, "/api/overview/limits");
}

export function changesOptions() {
  return readOptions<ChangesDto>(overviewKeys.changes, "/api/overview/changes");
}
