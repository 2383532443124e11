/** Under which what was typed and not sent lies in the tab's session storage. */
export const DRAFTS_KEY = "drafts";

let keeper: (() => void) | undefined;

/** Says who can keep what was typed: known once a page watches its fields, which is after it is shown. */
export function keepDraftsWith(keep: () => void): void {
  keeper = keep;
}

/** Keeps what was typed on this page and not sent, before the page goes. */
export function keepDrafts(): void {
  keeper?.();
}

export function clearDrafts(): void {
  sessionStorage.removeItem(DRAFTS_KEY);
}
