interface Placement {
  /** Which edges of popover and anchor meet. */
  align?: "start" | "end" | "center";
  side?: "below" | "above";
}

/**
 * Puts an open popover (position: fixed, margin 0) beside its anchor, on the other side when there is no room, and
 * inside the window. Written through CSSOM, which a strict style policy allows.
 */
export function placePopover(popover: HTMLElement, anchor: Element, placement: Placement = {}): void {
  const { align = "start", side = "below" } = placement;
  const box = anchor.getBoundingClientRect();
  // At the left edge it takes its natural width; anywhere else the window might squeeze it.
  popover.style.left = "0px";
  const { offsetWidth: width, offsetHeight: height } = popover;
  const roomBelow = window.innerHeight - box.bottom - GAP - EDGE;
  const roomAbove = box.top - GAP - EDGE;
  const below = side === "below" ? roomBelow >= height || roomBelow >= roomAbove : roomAbove < height;
  const top = below ? box.bottom + GAP : box.top - GAP - height;
  const left =
    align === "start" ? box.left : align === "end" ? box.right - width : box.left + (box.width - width) / 2;
  popover.style.top = `${Math.round(clamp(top, EDGE, window.innerHeight - height - EDGE))}px`;
  popover.style.left = `${Math.round(clamp(left, EDGE, window.innerWidth - width - EDGE))}px`;
}

const GAP = 4;
const EDGE = 8;

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
