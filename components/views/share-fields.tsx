"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import type { SavedView } from "@/lib/views/schema";

type Roles = SavedView["sharedWith"];

interface ShareFieldsProps {
  roles: Roles;
  /** Only these may be chosen; without it, all. */
  offered: Roles | undefined;
  onChange: (roles: Roles) => void;
}

const ROLES: Roles = ["admin", "finance", "support", "auditor"];

/** The roles that see a view. */
export function ShareFields({ roles, offered = ROLES, onChange }: ShareFieldsProps) {
  const t = useTranslations("transactions.views");
  const roleName = useTranslations("layout.roles");
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">{t("sharedWith")}</legend>
      <div className="grid gap-1.5">
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={roleName(role)}
            checked={roles.includes(role)}
            disabled={!offered.includes(role)}
            onChange={(event) =>
              onChange(event.target.checked ? [...roles, role] : roles.filter((other) => other !== role))
            }
          />
        ))}
      </div>
      <p className="mt-1 text-muted text-xs">{t("sharedHint")}</p>
    </fieldset>
  );
}
