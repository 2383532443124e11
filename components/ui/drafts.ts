import { findLikelyCardNumbers } from "@/lib/core/card-number";
import { looksLikeDocument } from "@/lib/core/document-number";
import { clearDrafts, DRAFTS_KEY, keepDraftsWith } from "./draft-keeper";

/** What was typed into one field, by the names that are shown for its form and for itself. */
interface DraftField {
  form: string;
  field: string;
  value: string;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whose page this is; nothing is kept before that is known. */
let person: string | null = null;
const typedInto = new WeakSet<Element>();

/**
 * Keeps what was typed on this page and not sent, for the same person in this tab: before the page goes because nobody is
 * there, or because the console has a new version. Passwords, PINs, codes, numbers of cards and of documents never.
 */
function keep(): void {
  if (person === null) return;
  const fields = controls()
    .filter(({ control }) => typedInto.has(control) && mayBeKept(control))
    .map(({ control, form, field }) => ({ form, field, value: control.value }));
  if (fields.length === 0) return;
  const draft: Draft = { person, at: Date.now(), path: window.location.pathname, fields };
  sessionStorage.setItem(DRAFTS_KEY, JSON.stringify(draft));
}

/**
 * Puts what was kept back into the fields it was typed into, as soon as they are there; another person's is forgotten.
 * Tells which forms are still to be opened for it. Gives the end of it.
 */
export function restoreDrafts(of: string, onWaiting: (forms: readonly string[]) => void): () => void {
  person = of;
  keepDraftsWith(keep);
  const onInput = ({ target }: Event) => {
    if (target instanceof Element) typedInto.add(target);
  };
  document.addEventListener("input", onInput, true);
  if (readDraft()?.person !== of) clearDrafts();
  const fill = () => onWaiting(fillIn());
  const observer = new MutationObserver(fill);
  if (readDraft()) {
    observer.observe(document.body, { childList: true, subtree: true });
    fill();
  }
  return () => {
    observer.disconnect();
    document.removeEventListener("input", onInput, true);
  };
}

const LONGEST_MS = 12 * 3_600_000;

interface Draft {
  person: string;
  at: number;
  path: string;
  fields: DraftField[];
}

function readDraft(): Draft | null {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(DRAFTS_KEY) ?? "null");
    return isDraft(draft) && Date.now() - draft.at < LONGEST_MS ? draft : null;
  } catch {
    return null;
  }
}

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== "object" || kept === null) return false;
  if (!("person" in kept && "at" in kept && "path" in kept && "fields" in kept)) return false;
  return typeof kept.at === "number" && Array.isArray(kept.fields);
}

/** Fills what is there, forgets that, and gives the forms of the rest that belongs to this page. */
function fillIn(): readonly string[] {
  const draft = readDraft();
  if (draft?.path !== window.location.pathname) return [];
  const there = controls();
  const rest = draft.fields.filter((kept) => {
    const found = there.find(({ form, field }) => form === kept.form && field === kept.field);
    if (!found || !mayBeKept(found.control)) return true;
    if (!typedInto.has(found.control)) setValue(found.control, kept.value);
    return false;
  });
  if (rest.length === 0) clearDrafts();
  else sessionStorage.setItem(DRAFTS_KEY, JSON.stringify({ ...draft, fields: rest }));
  return [...new Set(rest.map(({ form }) => form).filter((form) => form !== ""))];
}

const CONTROLS =
  "input:not([type=password], [type=hidden], [type=file], [type=checkbox], [type=radio], [type=search], [role=combobox]), textarea, select";

/**
 * The fields of the page with their names; those of one name in one form are told apart by their order. What stands in a
 * panel stands on the page itself once that was loaded anew.
 */
function controls(): { control: Control; form: string; field: string }[] {
  const seen = new Map<string, number>();
  return [...document.querySelectorAll<Control>(CONTROLS)].map((control) => {
    const form = control.closest("dialog:not([data-panel])")?.querySelector("h2")?.textContent ?? "";
    const name = control.labels?.[0]?.textContent ?? control.getAttribute("aria-label") ?? control.name;
    const count = seen.get(`${form}\n${name}`) ?? 0;
    seen.set(`${form}\n${name}`, count + 1);
    return { control, form, field: count === 0 ? name : `${name} ${count}` };
  });
}

/** Whether a field is one whose content may lie in the browser's storage for a while. */
function mayBeKept(control: Control): boolean {
  if (control.closest("[data-secret]") || /one-time-code|password|cc-/.test(control.autocomplete))
    return false;
  const { value } = control;
  return findLikelyCardNumbers(value).length === 0 && !looksLikeDocument(value);
}

/** As if it had been typed: React hears of a value only when it was not the one to set it. */
function setValue(control: Control, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
  const event = control instanceof HTMLSelectElement ? "change" : "input";
  control.dispatchEvent(new Event(event, { bubbles: true }));
}
