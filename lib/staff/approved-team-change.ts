import "server-only";
import { z } from "zod";
import { consoleExecutor } from "@/lib/approvals/executor";
import { performGrant } from "@/lib/staff/perform-grant";
import { performRoleChange } from "@/lib/staff/perform-role-change";
import { changeRoleInput, grantPermissionInput } from "@/lib/staff/schema";
import { assertStaffSnapshot, staffSnapshot } from "@/lib/staff/staff-snapshot";

const input = z.discriminatedUnion("act", [
  changeRoleInput.extend({ act: z.literal("role") }),
  grantPermissionInput.omit({ justification: true }).extend({ act: z.literal("grant") }),
]);

/** Changes a person's role, or grants, since a second person agreed. */
export const approvedTeamChange = consoleExecutor({
  input,
  permission: "team.manage",
  readSnapshot: ({ staffId }) => staffSnapshot(staffId, new Date()),
  apply: async (tx, maker, context, { act, ...asked }, { reason, snapshot }) => {
    await assertStaffSnapshot(tx, asked.staffId, context.clock.now(), snapshot);
    if ("role" in asked) await performRoleChange(maker, context, asked, tx);
    else await performGrant(maker, context, { ...asked, justification: reason }, tx);
  },
});
