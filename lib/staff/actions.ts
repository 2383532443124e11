"use server";

import type { ApprovalDto } from "@/lib/approvals/schema";
import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { changeRole } from "@/lib/staff/change-role";
import { type CreatedStaff, createStaff } from "@/lib/staff/create-staff";
import { disableStaff } from "@/lib/staff/disable-staff";
import { enableStaff } from "@/lib/staff/enable-staff";
import { endOwnSession } from "@/lib/staff/end-own-session";
import { endSessions } from "@/lib/staff/end-sessions";
import { grantPermission } from "@/lib/staff/grant-permission";
import { resetPassword } from "@/lib/staff/reset-password";
import { revokeGrant } from "@/lib/staff/revoke-grant";
import type {
  ChangeRoleInput,
  CreateStaffInput,
  EndSessionsInput,
  GrantPermissionInput,
  ResetPasswordInput,
  RevokeGrantInput,
} from "@/lib/staff/schema";

export async function createStaffAction(input: CreateStaffInput): Promise<ActionResult<CreatedStaff>> {
  return answerAction("team.create", (viewer, context) => createStaff(viewer, context, input));
}

export async function changeRoleAction(
  input: ChangeRoleInput,
): Promise<ActionResult<{ approval: ApprovalDto } | null>> {
  return answerAction("team.change-role", (viewer, context) => changeRole(viewer, context, input));
}

export async function disableStaffAction(input: { staffId: string }): Promise<ActionResult<void>> {
  return answerAction("team.disable", (viewer, context) => disableStaff(viewer, context, input));
}

export async function enableStaffAction(input: { staffId: string }): Promise<ActionResult<void>> {
  return answerAction("team.enable", (viewer, context) => enableStaff(viewer, context, input));
}

export async function endSessionsAction(input: EndSessionsInput): Promise<ActionResult<void>> {
  return answerAction("team.end-sessions", (viewer, context) => endSessions(viewer, context, input));
}

export async function endOwnSessionAction(input: { sessionId: string }): Promise<ActionResult<void>> {
  return answerAction("team.end-sessions", (viewer, context) => endOwnSession(viewer, context, input));
}

export async function resetPasswordAction(input: ResetPasswordInput): Promise<ActionResult<void>> {
  return answerAction("team.reset-password", (viewer, context) => resetPassword(viewer, context, input));
}

export async function grantPermissionAction(
  input: GrantPermissionInput,
): Promise<ActionResult<{ approval: ApprovalDto } | null>> {
  return answerAction("team.grant", (viewer, context) => grantPermission(viewer, context, input));
}

export async function revokeGrantAction(input: RevokeGrantInput): Promise<ActionResult<void>> {
  return answerAction("team.revoke-grant", (viewer, context) => revokeGrant(viewer, context, input));
}
