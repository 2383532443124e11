/** The periods that the overview can be asked for by name; any other is given by its days. */
export const OVERVIEW_PERIODS = ["today", "last7", "last30", "month"] as const;
export type OverviewPeriod = (typeof OVERVIEW_PERIODS)[number];

export const DEFAULT_PERIOD: OverviewPeriod = "last7";

/** The longest span of days that can be asked for. */
export const MOST_DAYS = 366;

/** What a decline can be laid to; `unexplained`: nothing that is known explains it. */
export const DECLINE_CAUSES = ["limit", "status", "expired", "balance", "currency", "unexplained"] as const;
export type DeclineCauseName = (typeof DECLINE_CAUSES)[number];

/** So many of a period's declines, the newest, are looked into. */
export const MOST_EXPLAINED = 500;

/** Who comes back after so long begins a new visit. */
export const VISIT_GAP_MINUTES = 30;

/** The first steps on the overview, by role. */
export const GUIDE = {
  admin: ["team", "policy", "alerts", "settings"],
  finance: ["declines", "limits", "alerts", "approvals"],
  support: ["cards", "declines", "codes", "users"],
  auditor: ["audit", "policy", "approvals", "cards"],
} as const;
export type GuideStep = (typeof GUIDE)[keyof typeof GUIDE][number];
