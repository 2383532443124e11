import { type Gap, placeAfter } from "./focus-place";
import { canFocus, focusOn } from "./focusable";

/** What had the focus, and where it was taken out of the page. */
interface Holder {
  element: HTMLElement;
  /** The dialog, panel or popover around it. */
  layer: Element | null;
  /** What had the focus before that layer opened. */
  opener: Holder | undefined;
  path: string;
  gap?: Gap | undefined;
}

/**
 * When what has the focus is removed, disabled or hidden, browsers let the focus fall to `body`, the top of the page.
 * Here it goes to what took its place, else to the nearest control (WCAG 2.4.3). Returns what stops it.
 */
export function keepFocus(): () => void {
  let held: Holder | undefined;
  /** Where the focus waits while the control it belongs to is disabled for a moment. */
  let lent: { to: HTMLElement; back: HTMLElement } | undefined;
  let frame = 0;
  const added = new WeakSet<Node>();

  const settle = () => {
    if (lent && document.activeElement === lent.to && canFocus(lent.back)) lent.back.focus();
    if (held && isMoved(held)) held.element.focus();
    if (!held || !isLost(held)) return;
    const { element } = held;
    const place = nextPlace(held, added);
    if (!place) return;
    focusOn(place);
    if (element.isConnected) lent = { to: place, back: element };
  };
  const settleSoon = () => {
    cancelAnimationFrame(frame);
    // After the effects that put the focus somewhere themselves.
    frame = requestAnimationFrame(settle);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (target !== lent?.to) lent = undefined;
    if (target instanceof HTMLElement) held = holderOf(target, held);
  };
  const onAct = () => {
    lent = undefined;
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    const left = held;
    if (relatedTarget || !left) return;
    queueMicrotask(() => {
      if (held !== left) return;
      // Still there: the person went away from it.
      if (canFocus(left.element)) held = undefined;
      else settleSoon();
    });
  };
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) added.add(node);
      for (let holder = held; holder; holder = holder.opener) noteGap(holder, record);
    }
    if (lent || (held && (isLost(held) || isMoved(held)))) settleSoon();
  });

  const controller = new AbortController();
  const options = { capture: true, passive: true, signal: controller.signal };
  document.addEventListener("focusin", onFocus, options);
  document.addEventListener("focusout", onBlur, options);
  document.addEventListener("keydown", onAct, options);
  document.addEventListener("pointerdown", onAct, options);
  // The page may have been used before this began.
  if (document.activeElement instanceof HTMLElement && !nothingHasFocus())
    held = holderOf(document.activeElement, held);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["disabled", "hidden", "inert"],
  });
  return () => {
    controller.abort();
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}

const LAYER = "dialog, [popover]";

function holderOf(element: HTMLElement, before: Holder | undefined): Holder {
  const layer = element.closest(LAYER);
  return { element, layer, opener: openerOf(layer, before), path: location.pathname };
}

function openerOf(layer: Element | null, before: Holder | undefined): Holder | undefined {
  if (!layer || !before) return undefined;
  for (let holder: Holder | undefined = before; holder; holder = holder.opener) {
    if (holder.layer === layer) return holder.opener;
  }
  return before;
}

function isLost({ element }: Holder): boolean {
  return (nothingHasFocus() || document.activeElement === element) && !canFocus(element);
}

/** Taken out and put in again, as when rows change their order: the browser drops the focus then, too. */
function isMoved({ element, gap }: Holder): boolean {
  return gap !== undefined && canFocus(element) && nothingHasFocus();
}

function nothingHasFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Remembers where the control was, or where that place in turn was, before it left the page. */
function noteGap(holder: Holder, { target, removedNodes, previousSibling }: MutationRecord): void {
  const inside = holder.gap?.parent ?? holder.element;
  if (inside.isConnected || !(target instanceof Element)) return;
  if ([...removedNodes].some((node) => node.contains(inside)))
    holder.gap = { parent: target, after: previousSibling };
}

function nextPlace(holder: Holder, added: WeakSet<Node>): HTMLElement | null {
  const { element, layer, opener } = holder;
  if (layer && opener && !isOpen(layer))
    return canFocus(opener.element) ? opener.element : nextPlace(opener, added);
  const page = document.querySelector("main") ?? document.body;
  const gap = element.isConnected ? gapAt(element) : holder.gap;
  if (layer && isOpen(layer)) {
    const place = gap && placeAfter(gap, layer, added);
    // A message that was dismissed leaves nothing of its surface.
    if (place || !opener || layer.matches("dialog")) return place ?? headingOf(layer);
    return canFocus(opener.element) ? opener.element : nextPlace(opener, added);
  }
  if (!gap?.parent.isConnected || holder.path !== location.pathname) return headingOf(page);
  const region = page.contains(gap.parent) ? page : document.body;
  return placeAfter(gap, region, added) ?? headingOf(page);
}

function gapAt(element: HTMLElement): Gap | undefined {
  return element.parentElement ? { parent: element.parentElement, after: element } : undefined;
}

function isOpen(layer: Element): boolean {
  if (!layer.isConnected) return false;
  return layer.matches("dialog") ? layer.hasAttribute("open") : layer.matches(":popover-open");
}

function headingOf(region: Element): HTMLElement {
  const heading = region.querySelector<HTMLElement>("h1, h2");
  return heading ?? (region instanceof HTMLElement ? region : document.body);
}
