/** What the overview asks of other pages; the same on server and browser, since it is the cache's key. */
export const LATEST_CHALLENGES = { state: "all", limit: 5 } as const;
export const LIVE_CHALLENGES = { state: "live", limit: 1 } as const;
/** As many as one reading gives: whose they are to decide is told of each. */
export const WAITING_APPROVALS = { tab: "waiting", limit: 100 } as const;
export const LAST_RUN = { limit: 1 } as const;
