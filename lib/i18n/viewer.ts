import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import {
  FALLBACK_TIME_ZONE,
  LOCALE_COOKIE,
  type Locale,
  negotiateLocale,
  parseLocale,
  parseTimeZone,
  TIME_ZONE_COOKIE,
} from "./locales";

/** The viewer's language: his choice (cookie), else what his browser asks for, else English. */
export const getViewerLocale = cache(async (): Promise<Locale> => {
  const chosen = parseLocale((await cookies()).get(LOCALE_COOKIE)?.value);
  return chosen ?? negotiateLocale((await headers()).get("accept-language"));
});

/** The viewer's IANA time zone as his browser told us, else Asia/Hong_Kong. */
export const getViewerZone = cache(async (): Promise<string> => {
  const value = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  return parseTimeZone(value === undefined ? undefined : decodeURIComponent(value)) ?? FALLBACK_TIME_ZONE;
});
