"use client";

import { useQuery } from "@tanstack/react-query";
import UserPlus from "lucide-react/icons/user-plus";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { teamOptions } from "@/lib/staff/query-options";
import type { StaffMember } from "@/lib/staff/schema";
import { PermissionMatrix } from "./permission-matrix";
import { useStaffColumns } from "./staff-columns";
import type { StaffAct } from "./staff-menu";

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
