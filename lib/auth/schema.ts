import { z } from "zod";
import type { Role } from "@/lib/auth/constants";

/** One of the demo's people, with what the sign-in form needs. */
export interface DemoSignIn {
  email: string;
  name: string;
  role: Role;
  password: string;
}

export const STEP_UP_METHODS = ["password", "totp"] as const;

const secret = z.string().min(1, "required").max(1000, "tooLong");

export const stepUpInput = z.strictObject({ method: z.enum(STEP_UP_METHODS), secret });
export const withPasswordInput = z.strictObject({ password: secret });
export const confirmTotpInput = z.strictObject({ code: secret });

export type StepUpInput = z.input<typeof stepUpInput>;
export type WithPasswordInput = z.input<typeof withPasswordInput>;
export type ConfirmTotpInput = z.input<typeof confirmTotpInput>;

/** Until when this session counts as stepped up (ISO 8601 UTC). */
export interface SteppedUp {
  until: string;
}

/** Shown once, while an authenticator app is being set up. */
export interface TotpEnrolment {
  /** Base32, for typing. */
  secret: string;
  /** otpauth://, what the picture says. */
  uri: string;
  /** A QR code without any script or style. */
  svg: string;
}
