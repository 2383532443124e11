/** The four rules of the contract; apart from the schema, so that screens need no parser to name them. */
export const LIMIT_PERIODS = ["Transaction", "Daily", "Monthly", "Lifetime"] as const;
export type LimitPeriod = (typeof LIMIT_PERIODS)[number];

/** Percentages from which a rule counts as under pressure. */
export const PRESSURE_STEPS = [75, 90, 100] as const;
