"use client";

import { useTranslations } from "next-intl";
import type { Role } from "@/lib/auth/constants";

/** A role's name in the viewer's language; a role that we do not know holds nothing, and says so. */
export function useRoleName(): (role: Role | null) => string {
  const t = useTranslations("team.role");
  return (role) => t(role ?? "unknown");
}
