/** The roles, apart from the schema so that screens need no parser to name them. */
export const ROLE_NAMES = ["admin", "finance", "support", "auditor"] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** What an admin may grant to one person; no role holds it. */
export const GRANTABLE_NAMES = ["cards.reveal", "cards.reveal_copy"] as const;
export type GrantableName = (typeof GRANTABLE_NAMES)[number];

export const JUSTIFICATION_MIN = 20;
export const JUSTIFICATION_MAX = 500;
