import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import { loadUser } from "@/lib/users/edit-user";
import { pUserId } from "@/lib/users/ids";
import { toAppError } from "@/lib/users/refresh-user";
import type { UserBalances } from "@/lib/users/schema";

/**
 * A user's balances as the issuer has them this moment, one per currency (issuing-api §7).
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, ISSUER_*
 */
export async function getUserBalances(
  viewer: Viewer,
  context: RequestContext,
  rawId: unknown,
): Promise<UserBalances> {
  assertPermission(viewer, "balances.read");
  const id = parseInput(pUserId, rawId);
  await loadUser(id);
  const call = { requestId: context.requestId, language: context.language };
  const { data } = await issuer().getBalance({ pUserId: id }, call).catch(toAppError);
  const balances = data.map(({ currency, balance }) => ({ currency, balance }));
  return { balances, asOf: context.clock.now().toISOString() };
}
