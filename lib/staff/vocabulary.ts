/** The roles, apart from the schema so that screens need no parser to name them. */
export const ROLE_NAMES = ["admin", "finance", "support", "auditor"] as const;
export type RoleName = (typeof ROLE_NAMES)[number];
