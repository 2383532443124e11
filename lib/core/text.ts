/** Whether PostgreSQL can keep the text and UTF-8 can carry it: no U+0000, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** The same text as it can be kept: U+0000 and halves of surrogate pairs become U+FFFD. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

/** Whether a person could have typed it: storable, and no control character but tabs and line breaks. */
export function isTypable(text: string): boolean {
  return isStorable(text) && !CONTROL.test(text);
}

const CONTROL = /[^\P{Cc}\t\n\r]/u;
