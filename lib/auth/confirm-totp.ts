import "server-only";
import { proveOneself, recordOwn } from "@/lib/auth/prove-oneself";
import type { RequestContext } from "@/lib/auth/request";
import { confirmTotpInput } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";

/**
 * Takes an authenticator app into use: the first code shows that it has the secret. That code is used up.
 * @throws AppError INVALID_INPUT (also for a wrong code, or when nothing was begun), RATE_LIMITED
 */
export async function confirmTotp(viewer: Viewer, context: RequestContext, raw: unknown): Promise<null> {
  const { code } = parseInput(confirmTotpInput, raw);
  const wrong = { code: "wrongSecret" };
  await proveOneself(viewer, context, { action: "totp.confirm", method: "new-totp", secret: code, wrong });
  await recordOwn(viewer, context, { action: "totp.confirm", outcome: "succeeded" });
  return null;
}
