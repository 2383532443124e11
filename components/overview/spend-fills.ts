/** Settled is filled, what is only authorized outlined: told apart without colour too. */
export const SPEND_FILLS = ["fill-accent", "fill-accent-subtle stroke-accent"] as const;
