import { z } from "zod";
import { GRANTABLE, ROLES, type Role } from "@/lib/auth/constants";
import { writtenText } from "@/lib/core/input";
import { JUSTIFICATION_MAX, JUSTIFICATION_MIN } from "@/lib/staff/constants";
import { isCommonPassword } from "@/lib/staff/password-rule";

export interface StaffMember {
  id: string;
  email: string;
  name: string;
  role: Role | null;
  disabledAt: string | null;
  createdAt: string;
  lastSignInAt: string | null;
  liveSessions: number;
  /** Permissions given to this person beyond the role, that stand now. */
  grants: StaffGrantDto[];
}

export interface StaffGrantDto {
  id: string;
  permission: string;
  justification: string;
  grantedByName: string;
  grantedAt: string;
  /** Null: until it is revoked. */
  expiresAt: string | null;
}

export interface StaffSessionDto {
  id: string;
  createdAt: string;
  lastActiveAt: string;
  address: string;
  userAgent: string;
  current: boolean;
}

/** What a person may know and change of the own account. */
export interface OwnAccount {
  name: string;
  email: string;
  /** Since when two-step codes are on; null when they are off. */
  totpSince: string | null;
  /** False when the server has no key to keep their secret with. */
  totpOffered: boolean;
  sessions: StaffSessionDto[];
  /** The zone in which the issuer counts days. */
  timeZone: string;
}

export interface Team {
  members: StaffMember[];
  /** Permission → the roles that hold it, as `lib/auth/permissions` has it. */
  permissions: { name: string; roles: readonly string[] }[];
  viewerId: string;
  mayManage: boolean;
}

/** Length over rules (NIST SP 800-63B): at least 12 characters, and none that is guessed first. */
export const password = z
  .string()
  .normalize("NFKC")
  .min(12, "passwordShort")
  .max(200, "tooLong")
  .refine((value) => !isCommonPassword(value), "passwordCommon");

const role = z.enum(ROLES, "roleUnknown");
const email = z.email("emailFormat").trim().toLowerCase().max(254, "tooLong");

export const createStaffInput = z
  .strictObject({ email, name: writtenText(100).min(1, "nameNeeded"), role, password })
  .refine((input) => input.password.toLowerCase() !== input.email, {
    path: ["password"],
    error: "passwordIsEmail",
  });

/** From the server's command line, where the operator answers for the password: a weak one is warned about. */
export const commandLineStaffInput = z.strictObject({
  email,
  name: writtenText(100).min(1, "nameNeeded"),
  role,
  password: z.string().min(8, "passwordShort").max(200, "tooLong"),
});

export const staffInput = z.strictObject({ staffId: z.uuid() });
export const changeRoleInput = z.strictObject({ staffId: z.uuid(), role });
export const resetPasswordInput = z.strictObject({ staffId: z.uuid(), password });
export const endSessionsInput = z.strictObject({ staffId: z.uuid(), sessionId: z.uuid().optional() });

export const grantPermissionInput = z.strictObject({
  staffId: z.uuid(),
  permission: z.enum(GRANTABLE, "permissionUnknown"),
  justification: writtenText(JUSTIFICATION_MAX).min(JUSTIFICATION_MIN, "justificationShort"),
  /** The last day, in `ISSUING_TIME_ZONE`, on which it stands; null: until it is revoked. */
  expiresOn: z.iso.date("dateFormat").nullable(),
});
export const revokeGrantInput = z.strictObject({ grantId: z.uuid() });

export type GrantPermissionInput = z.input<typeof grantPermissionInput>;
export type RevokeGrantInput = z.input<typeof revokeGrantInput>;
export type CreateStaffInput = z.input<typeof createStaffInput>;
export type ChangeRoleInput = z.input<typeof changeRoleInput>;
export type ResetPasswordInput = z.input<typeof resetPasswordInput>;
export const endOwnSessionInput = z.strictObject({ sessionId: z.uuid() });
export type EndSessionsInput = z.input<typeof endSessionsInput>;
