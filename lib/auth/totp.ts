import "server-only";
import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";
import type { TotpEnrolment } from "@/lib/auth/schema";
import type { Clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { seal, unsealIfReadable } from "@/lib/core/seal";

/** What every authenticator app assumes (RFC 6238): SHA-1, six digits, 30 seconds. */
const PARAMETERS = { algorithm: "SHA1", digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
const PURPOSE = "totp-secret";

/** A fresh secret: sealed for this person's row, and as it is shown once. */
export function makeTotp(staff: { id: string; email: string }): {
  sealed: Uint8Array<ArrayBuffer>;
  enrolment: TotpEnrolment;
} {
  const secret = new Secret({ size: SECRET_BYTES });
  const uri = new TOTP({ ...PARAMETERS, secret, issuer: "Cardroom", label: staff.email }).toString();
  return {
    sealed: seal(PURPOSE, secret.base32, staff.id),
    enrolment: { secret: secret.base32, uri, svg: renderSVG(uri, { border: 2 }) },
  };
}

/**
 * Whether the code is right now, one time step early or late, and uses its step up: no step is accepted twice, also
 * of two requests at once (RFC 6238 §5.2). `confirmed` says whether the secret must be in use already.
 */
export async function acceptTotp(
  staffId: string,
  code: string,
  clock: Clock,
  confirmed: boolean,
): Promise<boolean> {
  const staff = await db().staff.findUnique({
    where: { id: staffId },
    select: { totpSecret: true, totpConfirmedAt: true },
  });
  if (!staff?.totpSecret || (staff.totpConfirmedAt !== null) !== confirmed) return false;
  const secret = unsealIfReadable(PURPOSE, staff.totpSecret, staffId);
  const step = secret === null ? null : matchingStep(secret, code, clock.now());
  if (step === null) return false;
  const used = await db().staff.updateMany({
    where: {
      id: staffId,
      totpSecret: staff.totpSecret,
      OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }],
    },
    data: confirmed ? { totpLastStep: step } : { totpLastStep: step, totpConfirmedAt: clock.now() },
  });
  return used.count === 1;
}

function matchingStep(base32: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    ...PARAMETERS,
    token,
    secret: Secret.fromBase32(base32),
    timestamp,
    window: 1,
  });
  return delta === null ? null : Math.floor(timestamp / 1000 / PARAMETERS.period) + delta;
}
