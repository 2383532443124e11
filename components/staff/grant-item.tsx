"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { StaffGrantDto } from "@/lib/staff/schema";
import { usePermissionName } from "./use-permission-name";

/** One grant: what, why, by whom, since and until when. */
export function GrantItem({ grant, onRevoke }: { grant: StaffGrantDto; onRevoke?: () => void }) {
  const t = useTranslations("team.grants");
  const permission = usePermissionName()(grant.permission);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-3 py-2.5">
      <div>
        <p className="font-medium text-sm">{permission}</p>
        <p className="wrap-anywhere mt-0.5 text-sm">{grant.justification}</p>
        <p className="mt-1 text-muted text-xs">
          {t.rich(grant.expiresAt ? "factsUntil" : "facts", {
            name: grant.grantedByName,
            since: () => <Time value={grant.grantedAt} />,
            until: () => <Time value={grant.expiresAt ?? ""} show="exact" />,
          })}
        </p>
      </div>
      {onRevoke ? (
        <Button size="sm" onClick={onRevoke} aria-label={t("revokeOf", { permission })}>
          {t("revoke")}
        </Button>
      ) : null}
    </li>
  );
}
