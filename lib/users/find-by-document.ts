import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { personLabel } from "@/lib/core/person-name";
import { assertIdentityCanBeKept, documentHash } from "@/lib/users/identity";
import { type FoundUser, findByDocumentInput } from "@/lib/users/schema";

const MOST = 20;

/**
 * The users with exactly this document number, however it is grouped or written; the issuer does not promise that there
 * is only one.
 * @throws AppError FORBIDDEN, INVALID_INPUT, SWITCHED_OFF without `DATA_ENCRYPTION_KEY`
 */
export async function findByDocument(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<FoundUser[]> {
  assertPermission(viewer, "users.identity");
  const { documentNumber } = parseInput(findByDocumentInput, raw);
  assertIdentityCanBeKept();
  const users = await db().cardUser.findMany({
    where: { documentHash: documentHash(documentNumber) },
    select: { id: true, firstName: true, lastName: true },
    orderBy: { issuedAt: "desc" },
    take: MOST,
  });
  return users.map((user) => ({ id: user.id, name: personLabel(user) }));
}
