"use client";

import { personLabel } from "@/lib/core/person-name";
import { isolated } from "@/lib/core/stranger-text";
import type { UserListItem } from "@/lib/users/schema";

/** The user's name for a title or the middle of a sentence. */
export function userName(user: Parameters<typeof personLabel>[0]): string {
  return isolated(personLabel(user));
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
