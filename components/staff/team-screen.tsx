"use client";

import { useQuery } from "@tanstack/react-query";
import Check from "lucide-react/icons/check";
import KeyRound from "lucide-react/icons/key-round";
import Minus from "lucide-react/icons/minus";
import UserPlus from "lucide-react/icons/user-plus";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { GRANTABLE, ROLES } from "@/lib/auth/constants";
import { teamOptions } from "@/lib/staff/query-options";
import type { StaffMember, Team } from "@/lib/staff/schema";
import { useStaffColumns } from "./staff-columns";
import type { StaffAct } from "./staff-menu";
import { usePermissionName } from "./use-permission-name";

const StaffDialog = dynamic(() => import("./staff-dialog").then((file) => file.StaffDialog), {
  loading: () => null,
});
const SessionsDialog = dynamic(() => import("./sessions-dialog").then((file) => file.SessionsDialog), {
  loading: () => null,
});
const GrantsDialog = dynamic(() => import("./grants-dialog").then((file) => file.GrantsDialog), {
  loading: () => null,
});
const CreateStaffDialog = dynamic(
  () => import("./create-staff-dialog").then((file) => file.CreateStaffDialog),
  { loading: () => null },
);

/** Who may sign in, and what each role may do. */
export function TeamScreen() {
  const t = useTranslations("team");
  const { data: team, error, isPending } = useQuery(teamOptions());
  const [adding, setAdding] = useState(false);
  const [acting, setActing] = useState<{ act: StaffAct; member: StaffMember } | null>(null);
  const columns = useStaffColumns(team, (act, member) => setActing({ act, member }));
  const close = () => setActing(null);
  if (error) {
    return error.error.code === "FORBIDDEN" ? <DeniedState /> : <ActionErrorNotice error={error.error} />;
  }
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          team?.mayManage ? (
            <Button variant="primary" onClick={() => setAdding(true)}>
              <UserPlus aria-hidden="true" />
              {t("add")}
            </Button>
          ) : null
        }
      />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={team?.members ?? []}
        rowKey={(member) => member.id}
        state={isPending ? "loading" : "ready"}
      />
      {team ? <PermissionMatrix permissions={team.permissions} /> : null}
      {adding ? <CreateStaffDialog onClose={() => setAdding(false)} /> : null}
      {acting?.act === "sessions" ? (
        <SessionsDialog member={acting.member} mayManage={team?.mayManage ?? false} onClose={close} />
      ) : null}
      {acting?.act === "grants" ? (
        <GrantsDialog
          // As it is now: a grant that was given or taken back shows at once.
          member={team?.members.find(({ id }) => id === acting.member.id) ?? acting.member}
          oneself={acting.member.id === team?.viewerId}
          mayManage={team?.mayManage ?? false}
          onClose={close}
        />
      ) : null}
      {acting && acting.act !== "sessions" && acting.act !== "grants" ? (
        <StaffDialog
          act={acting.act}
          member={acting.member}
          oneself={acting.member.id === team?.viewerId}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** The permission table as the verbs enforce it; it stays a table on a phone, since it is read across. */
function PermissionMatrix({ permissions }: { permissions: Team["permissions"] }) {
  const t = useTranslations("team");
  const permissionName = usePermissionName();
  return (
    <Section title={t("matrix")} flush className="mt-6">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("matrixCaption")}</caption>
        <thead className="bg-subtle text-muted text-xs">
          <tr>
            <th scope="col" className="h-8 px-4 text-left font-medium">
              {t("permission")}
            </th>
            {ROLES.map((role) => (
              <th key={role} scope="col" className="w-[15%] px-1 text-center font-medium">
                {t(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((row) => (
            <tr key={row.name} className="border-line border-t hover:bg-hover">
              <th scope="row" className="px-4 py-1.5 text-left font-normal">
                {permissionName(row.name)}
              </th>
              {isGrantable(row.name) ? (
                <td colSpan={ROLES.length} className="px-1 text-center text-muted text-xs">
                  <span className="inline-flex items-center gap-1.5">
                    <KeyRound aria-hidden="true" className="size-3.5" />
                    {t("grants.only")}
                  </span>
                </td>
              ) : (
                ROLES.map((role) => (
                  <td key={role} className="px-1">
                    {row.roles.includes(role) ? (
                      <Check role="img" aria-label={t("yes")} className="mx-auto size-4 text-success" />
                    ) : (
                      <Minus role="img" aria-label={t("no")} className="mx-auto size-4 text-faint" />
                    )}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function isGrantable(permission: string): boolean {
  return GRANTABLE.some((one) => one === permission);
}
