export const FIELD =
  "input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled)";

const FOCUSABLE = `${FIELD}, button:not(:disabled), a[href], summary, [tabindex="0"]`;

/** True where the element can have the focus now: there, shown, not disabled, not behind a modal. */
export function canFocus(element: HTMLElement): boolean {
  if (!element.isConnected || element.matches(":disabled") || element.closest("[inert]")) return false;
  return element.checkVisibility({ visibilityProperty: true });
}

/** What can be reached with Tab inside `root`, in the order of the page; only fields where `kind` is FIELD. */
export function focusablesIn(root: ParentNode, kind: string = FOCUSABLE): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(kind)].filter(
    (element) => element.tabIndex >= 0 && canFocus(element),
  );
}

/** Gives the focus also to a text, which then can be left with Tab but not come back to. */
export function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus();
}
