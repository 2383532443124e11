"use client";

import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { useEffect } from "react";
import { setPreferenceCookie } from "@/components/ui/preference-cookie";
import { TIME_ZONE_COOKIE } from "@/lib/i18n/locales";

/** Tells the server the browser's time zone once, and again when it changes; then the page is written anew in it. */
export function ViewerZoneCookie() {
  const router = useRouter();
  const rendered = useTimeZone();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone || zone === rendered) return;
    const asked = sessionStorage.getItem(TIME_ZONE_COOKIE);
    if (asked === zone) return;
    sessionStorage.setItem(TIME_ZONE_COOKIE, zone);
    setPreferenceCookie(TIME_ZONE_COOKIE, zone);
    router.refresh();
  }, [rendered, router]);
  return null;
}
