"use client";

import { useTranslations } from "next-intl";
import type messages from "@/lib/i18n/messages/en/team.json";

type Known = keyof (typeof messages)["permissions"];

/** A permission's name in the viewer's language; one without a text shows its own name. */
export function usePermissionName(): (permission: string) => string {
  const t = useTranslations("team.permissions");
  return (permission) => {
    const key = permission.replace(".", "-");
    return t.has(key as Known) ? t(key as Known) : permission;
  };
}
