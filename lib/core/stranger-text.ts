/**
 * A text that a stranger chose (a merchant's name, a title, a remark) as it may stand on a screen: what is invisible or
 * turns the direction of the text around it goes, other control characters become U+FFFD, so that it cannot look like
 * something it is not (Unicode TR 36, 3.1; CVE-2021-42574). Tabs and line breaks stay; joiners of emoji and scripts too.
 */
export function strangerText(text: string): string {
  if (!HARMFUL.test(text)) return text;
  return text
    .toWellFormed()
    .replace(LINE_SEPARATORS, "\n")
    .replace(CONTROLS, "\uFFFD")
    .replace(UNSEEN, "")
    .replace(PILED, "$1");
}

/** The same for every text inside `data`, keys excluded; gives `data` itself where nothing had to be changed. */
export function strangerData<T>(data: T): T;
export function strangerData(data: unknown): unknown {
  if (typeof data === "string") return strangerText(data);
  if (Array.isArray(data)) {
    const clean = data.map((item: unknown) => strangerData(item));
    return clean.some((item, index) => item !== data[index]) ? clean : data;
  }
  if (typeof data !== "object" || data === null || Object.getPrototypeOf(data) !== Object.prototype)
    return data;
  const entries = Object.entries(data);
  const clean = entries.map(([key, value]: [string, unknown]) => [key, strangerData(value)] as const);
  return clean.some(([, value], index) => value !== entries[index]?.[1]) ? Object.fromEntries(clean) : data;
}

/** A stranger's text for the middle of a sentence or an attribute: what is written from right to left stays by itself. */
export function isolated(text: string): string {
  const clean = strangerText(text);
  return RIGHT_TO_LEFT.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** Of a text with `isolated` parts, all but the marks around these, for an element that isolates the whole. */
export function strangerParts(text: string): string {
  return text
    .split(/([\u2068\u2069])/)
    .map((part, index) => (index % 2 === 1 ? part : strangerText(part)))
    .join("");
}

const LINE_SEPARATORS = /[\u2028\u2029]/g;
const CONTROLS = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/gu;
const UNSEEN =
  /[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u2060-\u2065\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** More marks on one letter than any script has: they climb over the lines around. */
const PILED = /(\p{M}{4})\p{M}+/gu;
const HARMFUL = new RegExp(
  `${LINE_SEPARATORS.source}|${CONTROLS.source}|${UNSEEN.source}|${PILED.source}|\\p{Cs}`,
  "u",
);
const RIGHT_TO_LEFT =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;
