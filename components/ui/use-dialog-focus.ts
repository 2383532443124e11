import { type RefObject, useLayoutEffect } from "react";
import { FIELD, focusablesIn, focusOn } from "./focusable";
import { showModal } from "./show-modal";

interface DialogParts {
  dialog: RefObject<HTMLDialogElement | null>;
  heading: RefObject<HTMLElement | null>;
  body: RefObject<HTMLElement | null>;
  /** What gets the focus first; without it, the first field. */
  initialFocus: RefObject<HTMLElement | null> | undefined;
}

/**
 * Opens the `<dialog>` as a modal with the focus on its first field, be it that this comes only later; without any
 * field on the first control below the heading, and meanwhile on the heading. Closes it before it goes.
 */
export function useDialogFocus({ dialog, heading, body, initialFocus }: DialogParts): void {
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    showModal(element);
    const field = () => {
      const first = body.current && focusablesIn(body.current, FIELD)[0];
      return initialFocus?.current ?? first ?? null;
    };
    const start = field() ?? controlBelow(element, heading.current) ?? heading.current;
    if (start) focusOn(start);
    const observer = new MutationObserver(() => {
      if (document.activeElement !== start) return observer.disconnect();
      const late = field();
      if (!late) return;
      late.focus();
      observer.disconnect();
    });
    if (!field()) observer.observe(element, { subtree: true, childList: true });
    // Closing before React takes the element away lets the browser give the focus back.
    return () => {
      observer.disconnect();
      element.close();
    };
  }, [dialog, heading, body, initialFocus]);
}

/** Not the button that closes, which stands beside the heading. */
function controlBelow(dialog: HTMLElement, heading: HTMLElement | null): HTMLElement | undefined {
  const top = heading?.closest("header");
  return focusablesIn(dialog).find((control) => !top?.contains(control));
}
