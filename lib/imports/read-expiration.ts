const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MARK = "[-/. ]";
const DAY_MS = 86_400_000;

/**
 * MM/YY, as the issuer writes it, from what people's files have: 04/32, 04/2032, 0432, 432, 2032-04, 2032-04-30, 203204,
 * 32/04 where only that can be, Apr-32, April 2032, 2032年4月, a whole day that reads in one way only, and the number by which
 * Excel stores a day. Null when there is none.
 */
export function readExpiration(given: string): string | null | "unreadable" {
  const text = given.normalize("NFKC").trim().toLowerCase();
  if (text === "") return null;
  const found = byName(text) ?? byYear(text) ?? byMonth(text) ?? byDay(text) ?? bySerial(text);
  if (!found) return "unreadable";
  const [month, year] = found;
  return month >= 1 && month <= 12 ? `${pad(month)}/${pad(year % 100)}` : "unreadable";
}

/** Month and year. */
type Read = readonly [number, number] | null;

function byName(text: string): Read {
  const found = new RegExp(`^(?:\\d{1,2}${MARK}+)?([a-z]{3,9})\\.?['’ ,-/]*(?:20)?(\\d{2})$`).exec(text);
  const month = MONTHS.indexOf(found?.[1]?.slice(0, 3) ?? "") + 1;
  if (found && month > 0) return [month, Number(found[2])];
  const reversed = new RegExp(`^(?:20)?(\\d{2})${MARK}*([a-z]{3,9})\\.?$`).exec(text);
  const named = MONTHS.indexOf(reversed?.[2]?.slice(0, 3) ?? "") + 1;
  return reversed && named > 0 ? [named, Number(reversed[1])] : null;
}

function byYear(text: string): Read {
  const found =
    new RegExp(`^20(\\d{2}) ?${MARK} ?(\\d{1,2})(?:${MARK}\\d{1,2}(?:[t ].*)?)?$`).exec(text) ??
    /^(?:20)?(\d{2}) ?年 ?(\d{1,2}) ?月(?: ?\d{1,2} ?日)?$/.exec(text) ??
    /^20(\d{2})(0[1-9]|1[0-2])(?:\d{2})?$/.exec(text);
  return found && [Number(found[2]), Number(found[1])];
}

function byMonth(text: string): Read {
  const found =
    new RegExp(`^(\\d{1,2}) ?${MARK} ?(?:20)?(\\d{2})$`).exec(text) ??
    /^(\d{1,2}) ?月 ?\/? ?(?:20)?(\d{2}) ?年?$/.exec(text) ??
    /^(\d{1,2})(\d{2})$/.exec(text) ??
    /^(0[1-9]|1[0-2])20(\d{2})$/.exec(text);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  const yearFirst = first > 12 && second >= 1 && second <= 12 && !/20\d{2}$/.test(text);
  return yearFirst ? [second, first] : [first, second];
}

/** 30/04/2032 and 04/30/2032 are one day each; 04/05/2032 is two, and none. */
function byDay(text: string): Read {
  const found = new RegExp(`^(\\d{1,2})${MARK}(\\d{1,2})${MARK}20(\\d{2})$`).exec(text);
  if (!found) return null;
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (first === second || second > 12) return [first, year];
  return first > 12 ? [second, year] : null;
}

function bySerial(text: string): Read {
  const serial = Number(text);
  if (!/^\d{5}$/.test(text) || serial < 36_526 || serial > 73_050) return null;
  const day = new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS);
  return [day.getUTCMonth() + 1, day.getUTCFullYear()];
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
