import { canFocus, FIELD, focusablesIn } from "./focusable";

/** A place in the page: inside `parent`, behind `after` (null: at its start). */
export interface Gap {
  parent: Element;
  after: Node | null;
}

/** On what stands for a choice just made: whoever chose goes on to the field behind it. */
export const PASS_FOCUS = { "data-pass-focus": "" };

/**
 * Where the focus goes when the control at `gap` has left: to what was put there, else to the nearest control behind or
 * before it, looking ever wider up to `region`. `added` knows what has newly come into the page.
 */
export function placeAfter(gap: Gap, region: Element, added: WeakSet<Node>): HTMLElement | null {
  const controls = focusablesIn(region);
  for (let at: Gap | null = gap; at; at = outside(at, region)) {
    const instead = successor(at, added);
    if (instead?.matches("[data-pass-focus]")) {
      const behind = (element: HTMLElement) => follows(instead, element) && !instead.contains(element);
      const next = focusablesIn(region, FIELD).find(behind) ?? controls.find(behind);
      if (next) return next;
    }
    if (instead) return focusablesIn(instead)[0] ?? instead;
    const near = controls.filter((element) => at?.parent.contains(element));
    const next = near.find((element) => isBehind(at, element)) ?? near.at(-1);
    if (next) return next;
  }
  return null;
}

/** What was put where the control was: the first new element there that says something. */
function successor({ parent, after }: Gap, added: WeakSet<Node>): HTMLElement | null {
  const first = after?.parentNode === parent ? after.nextSibling : after ? null : parent.firstChild;
  for (let node: ChildNode | null = first; node && added.has(node); node = node.nextSibling) {
    if (node instanceof HTMLElement && canFocus(node) && says(node)) return node;
  }
  const told = [...parent.querySelectorAll<HTMLElement>("[role=status], [role=alert]")];
  return told.find((element) => isNew(element, parent, added) && canFocus(element) && says(element)) ?? null;
}

function isNew(element: Element, upTo: Element, added: WeakSet<Node>): boolean {
  for (let at: Element | null = element; at && at !== upTo; at = at.parentElement) {
    if (added.has(at)) return true;
  }
  return false;
}

function says(element: HTMLElement): boolean {
  return element.textContent.trim() !== "" && !element.closest("[aria-hidden=true]");
}

function outside({ parent }: Gap, region: Element): Gap | null {
  return parent === region || !parent.parentElement ? null : { parent: parent.parentElement, after: parent };
}

function isBehind({ parent, after }: Gap, element: Element): boolean {
  if (!after || after.parentNode !== parent) return !after;
  return follows(after, element) && !after.contains(element);
}

function follows(first: Node, second: Node): boolean {
  return Boolean(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);
}
