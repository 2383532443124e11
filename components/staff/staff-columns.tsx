"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleOff from "lucide-react/icons/circle-off";
import KeyRound from "lucide-react/icons/key-round";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { StaffMember, Team } from "@/lib/staff/schema";
import { type StaffAct, StaffMenu } from "./staff-menu";
import { useRoleName } from "./use-role-name";

/** The columns of the team; the last one only for those who may manage it. */
export function useStaffColumns(
  team: Team | undefined,
  onAct: (act: StaffAct, member: StaffMember) => void,
): TableColumn<StaffMember>[] {
  const t = useTranslations("team");
  const roleName = useRoleName();
  const looks: Record<string, StatusLook> = {
    active: { tone: "success", icon: CircleCheck, label: t("status.active") },
    disabled: { tone: "neutral", icon: CircleOff, label: t("status.disabled") },
  };
  const columns: TableColumn<StaffMember>[] = [
    {
      id: "name",
      header: t("columns.name"),
      fixed: true,
      narrow: "title",
      cell: (member) => (
        <span className="inline-flex items-center gap-2">
          <Stranger>{member.name}</Stranger>
          {member.id === team?.viewerId ? <Badge>{t("you")}</Badge> : null}
        </span>
      ),
    },
    { id: "email", header: t("columns.email"), cell: (member) => <Stranger>{member.email}</Stranger> },
    { id: "role", header: t("columns.role"), cell: (member) => roleName(member.role) },
    {
      id: "grants",
      header: t("columns.grants"),
      cell: (member) => <GrantsBadge member={member} onOpen={() => onAct("grants", member)} />,
    },
    {
      id: "status",
      header: t("columns.status"),
      narrow: "trailing",
      cell: (member) => (
        <StatusBadge<string> status={member.disabledAt ? "disabled" : "active"} table={looks} />
      ),
    },
    {
      id: "lastSignIn",
      header: t("columns.lastSignIn"),
      align: "end",
      cell: (member) =>
        member.lastSignInAt ? (
          <Time value={member.lastSignInAt} show="column" />
        ) : (
          <span className="text-faint">{t("never")}</span>
        ),
    },
    {
      id: "sessions",
      header: t("columns.sessions"),
      align: "end",
      cell: (member) => (
        <Button
          variant="ghost"
          size="sm"
          className="-mr-2 tabular-nums"
          aria-label={t("sessions.open", { name: member.name, count: member.liveSessions })}
          onClick={() => onAct("sessions", member)}
        >
          {member.liveSessions}
        </Button>
      ),
    },
  ];
  if (!team?.mayManage) return columns;
  return [
    ...columns,
    {
      id: "actions",
      header: t("columns.actions"),
      fixed: true,
      align: "end",
      cell: (member) => <StaffMenu member={member} oneself={member.id === team.viewerId} onAct={onAct} />,
    },
  ];
}

/** How many permissions the person has beyond the role; opens them. */
function GrantsBadge({ member, onOpen }: { member: StaffMember; onOpen: () => void }) {
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
