import { db } from "@/lib/core/db";

const DAY_MS = 86_400_000;

/** Opens a session of this person in which they have just proved who they are; gives its id. */
export async function steppedUpSession(staffId: string, at: Date = new Date()): Promise<string> {
  const expiresAt = new Date(at.getTime() + 100 * DAY_MS);
  const data = { staffId, createdAt: at, lastActiveAt: at, expiresAt, userAgent: "", ipAddress: "" };
  const { id } = await db().staffSession.create({
    data: { ...data, steppedUpAt: at, stepUpMethod: "password" },
  });
  return id;
}
