/**
 * A day as the contract writes it, `YYYY-MM-DD` (issuing-api §4.1), out of a day with or without a time. The day is the
 * one that is written: a birth date has no zone. Anything else stays as it came; null stays null.
 */
export function calendarDate(text: string | null): string | null {
  const found = /^\s*(\d{4})[-/](\d{2})[-/](\d{2})(?:[T\s].*)?$/.exec(text ?? "");
  return found ? `${found[1]}-${found[2]}-${found[3]}` : text;
}
