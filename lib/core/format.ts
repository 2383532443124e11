import { currencyExponent } from "./currency";

const MINUS = "−";

/** English dates are written day-month-year, as in Hong Kong and London; Chinese ones year-month-day. */
const formatLocale = (locale: string) => (locale === "en" ? "en-GB" : locale);

/**
 * Writes a decimal string exactly, whatever its length: grouped, at least the ISO 4217 digits, none dropped, true minus
 * sign. `plus` also signs amounts above zero. Text that is not a decimal number comes back unchanged.
 */
export function formatAmount(
  amount: string,
  currency: string,
  locale: string,
  options: { plus?: boolean } = {},
): string {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) return amount;
  const [, sign = "", whole = "", fraction = ""] = match;
  const exponent = currencyExponent(currency);
  const decimals = fraction.replace(/0+$/, "").padEnd(exponent, "0");
  const grouped = numberFormat(locale).format(BigInt(whole));
  const isZero = /^[0.]*$/.test(whole + fraction);
  const mark = isZero ? "" : sign === "-" ? MINUS : options.plus ? "+" : "";
  return `${mark}${grouped}${decimals ? `.${decimals}` : ""}`;
}

/** An integer or short decimal with grouping ("12,480"). */
export function formatNumber(value: number | bigint, locale: string): string {
  return numberFormat(locale).format(value);
}

/** Takes a percentage such as "93.4" or 112; gives "93.4%". */
export function formatPercent(percent: string | number, locale: string): string {
  return percentFormat(locale).format(Number(percent) / 100);
}

/** A change in percent with its sign: "+10%", "−7.5%", "0%". */
export function formatSignedPercent(percent: string | number, locale: string): string {
  const value = Number(percent);
  const mark = value < 0 ? MINUS : value > 0 ? "+" : "";
  return `${mark}${percentFormat(locale).format(Math.abs(value) / 100)}`;
}

/** "3 Nov 2026, 14:02:11 GMT+8": to the second, with the offset that held in that zone at that time. */
export function formatDateTime(instant: Date | string, locale: string, timeZone: string): string {
  const time = dateFormat(locale, timeZone, "seconds").format(toDate(instant));
  const separator = locale.startsWith("zh") ? " " : ", ";
  const date = formatDate(instant, locale, timeZone);
  return `${date}${separator}${time} ${formatOffset(instant, timeZone)}`;
}

/** "3 Nov 2026" in the given zone. */
export function formatDate(instant: Date | string, locale: string, timeZone: string): string {
  return dateFormat(locale, timeZone, "date").format(toDate(instant));
}

/** "14:02" in the given zone. */
export function formatClock(instant: Date | string, locale: string, timeZone: string): string {
  return dateFormat(locale, timeZone, "clock").format(toDate(instant));
}

/** "GMT+8": the zone's offset from UTC at that time. */
export function formatOffset(instant: Date | string, timeZone: string): string {
  const parts = dateFormat("en", timeZone, "offset").formatToParts(toDate(instant));
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
  return offset === "GMT" ? "GMT+0" : offset;
}

/**
 * "30 Nov, 14:02:11" in the given zone: to the second, with the year where it is not this one, and with the offset where
 * it is not the one that holds there now.
 */
export function formatMoment(instant: Date | string, now: Date, locale: string, timeZone: string): string {
  const date = toDate(instant);
  const time = dateFormat(locale, timeZone, "seconds").format(date);
  const sameYear = yearIn(date, timeZone) === yearIn(now, timeZone);
  const day = dateFormat(locale, timeZone, sameYear ? "day" : "date").format(date);
  const offset = formatOffset(date, timeZone);
  const zone = offset === formatOffset(now, timeZone) ? "" : ` ${offset}`;
  return `${day}${locale.startsWith("zh") ? " " : ", "}${time}${zone}`;
}

/** "now", "5 min ago", "in 2 hr", up to six days either side; null beyond that, where only the date says something. */
export function formatRelative(instant: Date | string, now: Date, locale: string): string | null {
  const seconds = Math.round((toDate(instant).getTime() - now.getTime()) / 1000);
  const distance = Math.abs(seconds);
  if (distance < (seconds > 0 ? 60 : 45)) return relativeFormat(locale, "auto").format(0, "second");
  if (distance < 45 * 60)
    return relativeFormat(locale, "always").format(awayFromZero(seconds / 60), "minute");
  if (distance < 22 * 3600)
    return relativeFormat(locale, "always").format(awayFromZero(seconds / 3600), "hour");
  if (distance < 6.5 * 86_400)
    return relativeFormat(locale, "always").format(awayFromZero(seconds / 86_400), "day");
  return null;
}

const STYLES = {
  seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  date: { year: "numeric", month: "short", day: "numeric" },
  day: { month: "short", day: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  offset: { hour: "2-digit", timeZoneName: "shortOffset" },
  year: { year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function dateFormat(locale: string, timeZone: string, style: keyof typeof STYLES): Intl.DateTimeFormat {
  return cached(
    dateFormats,
    `${locale}|${timeZone}|${style}`,
    () => new Intl.DateTimeFormat(formatLocale(locale), { ...STYLES[style], timeZone }),
  );
}

function numberFormat(locale: string): Intl.NumberFormat {
  return cached(numberFormats, locale, () => new Intl.NumberFormat(formatLocale(locale)));
}

function percentFormat(locale: string): Intl.NumberFormat {
  return cached(
    numberFormats,
    `${locale}|percent`,
    () => new Intl.NumberFormat(formatLocale(locale), { style: "percent", maximumFractionDigits: 1 }),
  );
}

function relativeFormat(locale: string, numeric: "auto" | "always"): Intl.RelativeTimeFormat {
  return cached(
    relativeFormats,
    `${locale}|${numeric}`,
    () => new Intl.RelativeTimeFormat(formatLocale(locale), { numeric, style: "short" }),
  );
}

function cached<T>(cache: Map<string, T>, key: string, create: () => T): T {
  const known = cache.get(key);
  if (known) return known;
  const made = create();
  cache.set(key, made);
  return made;
}

function toDate(instant: Date | string): Date {
  return typeof instant === "string" ? new Date(instant) : instant;
}

function awayFromZero(value: number): number {
  return Math.sign(value) * Math.max(1, Math.round(Math.abs(value)));
}

function yearIn(date: Date, timeZone: string): string {
  return dateFormat("en", timeZone, "year").format(date);
}
