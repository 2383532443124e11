"use client";

import KeyRound from "lucide-react/icons/key-round";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { StaffMember } from "@/lib/staff/schema";

/** How many permissions the person has beyond the role; opens them. */
export function GrantsBadge({ member, onOpen }: { member: StaffMember; onOpen: () => void }) {
  const t = useTranslations("team.grants");
  const count = member.grants.length;
  return (
    <Button
      variant="ghost"
      size="sm"
      className="-ml-2"
      aria-label={t("open", { name: member.name, count })}
      onClick={onOpen}
    >
      {count > 0 ? (
        <Badge tone="warning" icon={<KeyRound aria-hidden="true" />}>
          {t("count", { count })}
        </Badge>
      ) : (
        <span className="text-faint">{t("zero")}</span>
      )}
    </Button>
  );
}
