import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { liveSession, toSessionDto } from "@/lib/staff/list-sessions";
import type { OwnAccount } from "@/lib/staff/schema";

/** What a signed-in person may know of his own account, in any role: two-step codes and where he is signed in. */
export async function getOwnAccount(viewer: Viewer, context: RequestContext): Promise<OwnAccount> {
  const [staff, sessions] = await Promise.all([
    db().staff.findUniqueOrThrow({ where: { id: viewer.id }, select: { totpConfirmedAt: true } }),
    db().staffSession.findMany({
      where: { staffId: viewer.id, ...liveSession(context.clock.now()) },
      orderBy: { createdAt: "desc" },
      take: 50,
    }),
  ]);
  return {
    name: viewer.name,
    email: viewer.email,
    totpSince: staff.totpConfirmedAt?.toISOString() ?? null,
    totpOffered: env().dataEncryptionKey !== undefined,
    sessions: sessions.map((row) => toSessionDto(row, viewer)),
    timeZone: env().issuing.timeZone,
  };
}
