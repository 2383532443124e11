const KEY = "list-places";
const MOST = 50;
/** Marks a box whose place is kept; its script may come long after its rows. */
export const KEEPS_PLACE = { "data-keeps-place": "" };

/** Boxes that are being put back to their place: where they stand on the way there is nobody's wish. */
const restoring = new WeakSet<Element>();

/** By step of the history; written down for a page that is left altogether. */
let known: Map<string, number> | undefined;

/** Keeps where marked boxes are scrolled to, from now on. Gives what ends it. */
export function keepPlaces(): () => void {
  const boxes = document.querySelectorAll("[data-keeps-place]");
  // Rows are there before this script is: whoever scrolled in between has a place already.
  for (const box of boxes) if (box.scrollTop > 0) keep(box);
  const onScroll = ({ target }: Event) => {
    if (target instanceof Element && target.matches("[data-keeps-place]") && !restoring.has(target))
      keep(target);
  };
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
  return () => document.removeEventListener("scroll", onScroll, { capture: true });
}

/** Puts a box where it was left at this step of the history, also where its rows come after it. Gives what ends it. */
export function restorePlace(box: Element): () => void {
  const top = places().get(entry());
  if (!top) return () => {};
  const stop = () => {
    restoring.delete(box);
    observer.disconnect();
    box.removeEventListener("wheel", stop);
    box.removeEventListener("keydown", stop);
  };
  const observer = new ResizeObserver(() => {
    box.scrollTop = top;
    if (Math.abs(box.scrollTop - top) < 2) stop();
  });
  restoring.add(box);
  box.scrollTop = top;
  for (const content of box.children) observer.observe(content);
  // A person who scrolls is left alone.
  box.addEventListener("wheel", stop, { passive: true });
  box.addEventListener("keydown", stop);
  return stop;
}

/**
 * Which step of the browser's history this is: the same when one comes back to it, another for a link to the same list.
 * A browser that cannot tell begins at the top.
 */
function entry(): string {
  return window.navigation?.currentEntry?.key ?? "";
}

function keep(box: Element): void {
  const step = entry();
  places().delete(step);
  if (step !== "") places().set(step, box.scrollTop);
}

function places(): Map<string, number> {
  known ??= readPlaces();
  return known;
}

function readPlaces(): Map<string, number> {
  window.addEventListener("pagehide", () => {
    sessionStorage.setItem(KEY, JSON.stringify([...places()].slice(-MOST)));
  });
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return new Map(Array.isArray(kept) ? kept : []);
  } catch {
    return new Map();
  }
}
