import type { BrowserContext } from "@playwright/test";

/**
 * Watches every page of the context: what has the focus may go, but then something else must have it (WCAG 2.4.3), and a
 * dialog must not begin on the button that closes it. Gives what was found, as it comes.
 */
export async function watchFocus(context: BrowserContext): Promise<string[]> {
  const found: string[] = [];
  await context.exposeBinding("reportFocus", ({ page }, what: string) => {
    found.push(`${new URL(page.url()).pathname}: ${what}`);
  });
  await context.addInitScript(inPage);
  return found;
}

function inPage(): void {
  const report = (what: string) => Reflect.get(window, "reportFocus")?.(what);
  let held: HTMLElement | undefined;
  let name = "";
  let seen = 0;
  /** In the order in which they opened, which need not be that of the document. */
  let dialogs: Element[] = [];
  let moved = false;
  const there = (element: HTMLElement) =>
    element.isConnected && !element.matches(":disabled") && element.checkVisibility();
  document.addEventListener(
    "focusin",
    ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      held = target;
      name = target.outerHTML.slice(0, 200);
    },
    true,
  );
  document.addEventListener(
    "focusout",
    ({ relatedTarget }) => {
      const left = held;
      queueMicrotask(() => {
        if (!relatedTarget && held === left && left && there(left)) held = undefined;
      });
    },
    true,
  );
  const act = () => {
    moved = true;
  };
  document.addEventListener("keydown", act, true);
  document.addEventListener("pointerdown", act, true);
  // Twice in a row: between two looks the page may be in the middle of a change.
  setInterval(() => {
    // Locked: it is about to leave for the sign-in.
    if (document.documentElement?.style.visibility === "hidden") return;
    const active = document.activeElement;
    const lost = held && !there(held) && (active === null || active === document.body);
    const open = [...document.querySelectorAll("dialog[aria-labelledby]:modal")];
    const before = dialogs.at(-1);
    dialogs = [
      ...dialogs.filter((one) => open.includes(one)),
      ...open.filter((one) => !dialogs.includes(one)),
    ];
    const top = dialogs.at(-1);
    if (top !== before) {
      moved = false;
      seen = 0;
      return;
    }
    const outside = top && !moved && !top.contains(active);
    const onClose =
      top && !moved && active?.matches("button") && active.closest("header")?.parentElement === top;
    seen = lost || outside || onClose ? seen + 1 : 0;
    if (seen !== 2) return;
    const began = `a dialog began with the focus ${outside ? "outside, " : ""}on ${active?.outerHTML.slice(0, 200)}`;
    report(lost ? `the focus fell from ${name}` : began);
    held = undefined;
  }, 150);
}
