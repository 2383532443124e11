import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { createAccount } from "@/lib/auth/account";
import { hashPassword } from "@/lib/auth/password";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { type CreateStaffInput, commandLineStaffInput, createStaffInput } from "@/lib/staff/schema";

export interface CreatedStaff {
  id: string;
  email: string;
}

/**
 * Adds a person to the team.
 * @throws AppError FORBIDDEN, INVALID_INPUT (also for an e-mail address that is taken)
 */
export async function createStaff(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<CreatedStaff> {
  assertPermission(viewer, "team.manage");
  return insertStaff(viewer, context.requestId, parseInput(createStaffInput, raw));
}

/** What `npm run staff:create` does: whoever may run commands on the server may add the first person. */
export async function createStaffFromCommandLine(requestId: string, raw: unknown): Promise<CreatedStaff> {
  return insertStaff({ id: null, email: "command line" }, requestId, parseInput(commandLineStaffInput, raw));
}

async function insertStaff(
  actor: Pick<Viewer, "id" | "email"> | { id: null; email: string },
  requestId: string,
  input: CreateStaffInput,
): Promise<CreatedStaff> {
  const { email, name, role } = input;
  const passwordHash = await hashPassword(input.password);
  try {
    return await db().$transaction(async (tx) => {
      const { id } = await createAccount(tx, { email, name, role, passwordHash });
      const subject = { type: "staff", id, label: email };
      await recordAudit(
        { actor, action: "team.create", outcome: "succeeded", subject, requestId, after: { role, name } },
        tx,
      );
      return { id, email };
    });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    throw new AppError("INVALID_INPUT", `${email} is taken`, { fields: { email: "emailTaken" } });
  }
}
