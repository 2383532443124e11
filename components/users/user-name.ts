"use client";

import { useTranslations } from "next-intl";
import { fullName } from "@/lib/core/format";
import { isolated } from "@/lib/core/stranger-text";
import type { UserListItem } from "@/lib/users/schema";

/** How a person speaks of the user; one without any name is said to have none. */
export function useUserName(): (user: Pick<UserListItem, "firstName" | "lastName">) => string {
  const t = useTranslations("users");
  return (user) => {
    const name = fullName(user);
    return name === null ? t("noName") : isolated(name);
  };
}

/** “+852 61234567”; null when no number is known. */
export function phoneText(phone: UserListItem["phone"]): string | null {
  if (!phone) return null;
  return phone.callingCode ? `+${phone.callingCode} ${phone.number}` : phone.number;
}

/** The document number behind bullets: nothing tells how long it is. */
export function maskedDocument(end: string | null): string | null {
  return end === null ? null : `•••••${end}`;
}
