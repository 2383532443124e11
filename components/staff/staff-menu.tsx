"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { StaffMember } from "@/lib/staff/schema";

export type StaffAct = "sessions" | "grants" | "role" | "reset" | "end" | "disable" | "enable";

interface StaffMenuProps {
  member: StaffMember;
  oneself: boolean;
  onAct: (act: StaffAct, member: StaffMember) => void;
}

/** What may be done with a person; what may not says why. */
export function StaffMenu({ member, oneself, onAct }: StaffMenuProps) {
  const t = useTranslations("team");
  const item = (act: StaffAct, disabledReason?: string) => ({
    id: act,
    label: t(`menu.${act}`),
    disabledReason,
    onSelect: () => onAct(act, member),
  });
  // Nobody ends the session that they ask from; that is what signing out is for.
  const endable = member.liveSessions - (oneself ? 1 : 0);
  const notMe = oneself ? t("menu.oneself") : undefined;
  return (
    <Menu
      label={t("actionsOf", { name: member.name })}
      items={[
        item("sessions"),
        item("role", notMe),
        item("grants"),
        item("reset"),
        item("end", endable <= 0 ? t(oneself ? "menu.noOtherSessions" : "menu.noSessions") : undefined),
        member.disabledAt
          ? { ...item("enable"), separated: true }
          : { ...item("disable", notMe), separated: true, tone: "danger" as const },
      ]}
      trigger={(props) => (
        <IconButton
          {...props}
          label={t("actionsOf", { name: member.name })}
          icon={<Ellipsis aria-hidden="true" />}
        />
      )}
    />
  );
}
