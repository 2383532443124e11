import { Decimal } from "decimal.js";
import { z } from "zod";
import { toStorable } from "@/lib/core/text";
import { normaliseDecimal } from "@/lib/issuing/json";
import type { DecimalString } from "@/lib/issuing/types";

/** What the columns of the mirror hold: numeric(38, 18). */
const MOST_WHOLE_DIGITS = 20;
const MOST_DECIMALS = 18;
const MOST_CHARACTERS = 2000;

/** The same amount, rounded to 18 decimals; null when it is no decimal number or has more than 20 digits before the point. */
export function storableDecimal(text: string): DecimalString | null {
  const exact = normaliseDecimal(text);
  if (exact === null) return null;
  const decimals = exact.split(".")[1]?.length ?? 0;
  const kept = decimals > MOST_DECIMALS ? new Decimal(exact).toDecimalPlaces(MOST_DECIMALS).toFixed() : exact;
  const whole = kept.replace(/^-/, "").split(".")[0] ?? "";
  return whole.length > MOST_WHOLE_DIGITS ? null : kept;
}

/** The moment that a text names, from 1970 to 9999; null when it names none. Zero times such as year 1 say nothing. */
export function instantOf(text: string | null): Date | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return time >= 0 && time < YEAR_10000 ? new Date(time) : null;
}

const YEAR_10000 = Date.UTC(10_000, 0, 1);

/** The same moment as PostgreSQL reads it: RFC 3339 keeps all its digits, other spellings become it. */
export function storableInstant(text: string): string | null {
  const instant = instantOf(text);
  if (instant === null) return null;
  const asGiven = text.length <= 40 && RFC_3339.safeParse(text).success && !FAR_OFFSET.test(text);
  return asGiven ? text : instant.toISOString();
}

const RFC_3339 = z.iso.datetime({ offset: true });
/** PostgreSQL knows offsets below 16 hours. */
const FAR_OFFSET = /[+-](?:1[5-9]|2\d):\d\d$/;

/** The text, or its beginning: no name or remark of an issuer has as many as 2,000 characters. */
export function boundedText(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : toStorable(text.slice(0, MOST_CHARACTERS));
}
