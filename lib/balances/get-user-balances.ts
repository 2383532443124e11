import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { ownerOf } from "@/lib/balances/owner";
import { readOwner } from "@/lib/balances/read-owner";
import { parseInput } from "@/lib/core/parse";
import { readAnew } from "@/lib/issuer/read-anew";
import { loadUser } from "@/lib/users/edit-user";
import { pUserId } from "@/lib/users/ids";
import type { UserBalances } from "@/lib/users/schema";

/**
 * A user's balances as the issuer has them this moment, one per currency (issuing-api §7); kept as every reading is.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, RATE_LIMITED, ISSUER_*
 */
export async function getUserBalances(
  viewer: Viewer,
  context: RequestContext,
  rawId: unknown,
): Promise<UserBalances> {
  assertPermission(viewer, "balances.read");
  const id = parseInput(pUserId, rawId);
  await loadUser(id);
  const { requestId, language, clock } = context;
  const read = await readAnew(viewer, context, `balances:${id}`, () =>
    readOwner(ownerOf(id), { clock, source: "person", requestId, language }),
  );
  const balances = read.balances.map(({ currency, balance }) => ({ currency, balance }));
  return { balances, unread: read.unread, asOf: read.at.toISOString() };
}
