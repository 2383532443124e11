/** The parts of the overview, in their order. */
export const WIDGET_NAMES = [
  "changes",
  "spend",
  "declines",
  "limits",
  "balances",
  "approvals",
  "threeDs",
  "feed",
] as const;
export type WidgetName = (typeof WIDGET_NAMES)[number];
