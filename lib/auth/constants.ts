/** Names the person for whom the page was drawn that sends an action. */
export const DRAWN_FOR_HEADER = "x-drawn-for";

/** The roles, apart from the schema so that screens need no parser to name them. */
export const ROLES = ["admin", "finance", "support", "auditor"] as const;
export type Role = (typeof ROLES)[number];

/** What an admin may grant to one person; no role holds it. */
export const GRANTABLE = ["cards.reveal", "cards.reveal_copy"] as const;
export type GrantablePermission = (typeof GRANTABLE)[number];
