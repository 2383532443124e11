import "server-only";
import { asksForSecondPerson, requireSecondPerson } from "@/lib/approvals/gate";
import type { ApprovalDto } from "@/lib/approvals/schema";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma, type Tx } from "@/lib/core/db";
import { staffSnapshot } from "@/lib/staff/staff-snapshot";

export interface TeamChange {
  staffId: string;
  input: Prisma.InputJsonObject;
  reason?: string;
  perform(within?: Tx): Promise<boolean>;
}

/**
 * Changes what a person may do: at once, or once a second person agreed. What could not be done anyway is refused now,
 * by doing it and taking it back.
 * @throws AppError what `perform` throws; BUSY while the same is asked for already
 */
export async function submitTeamChange(
  viewer: Viewer,
  context: RequestContext,
  change: TeamChange,
): Promise<{ approval: ApprovalDto } | null> {
  if (!(await asksForSecondPerson(viewer, { kind: "team.grant" }))) {
    await change.perform();
    return null;
  }
  if (!(await rehearse(change))) return null;
  const staff = await db().staff.findUniqueOrThrow({ where: { id: change.staffId } });
  const approval = await requireSecondPerson(viewer, context, {
    kind: "team.grant",
    subject: { type: "staff", id: staff.id },
    label: staff.name,
    input: change.input,
    snapshot: await staffSnapshot(staff.id, context.clock.now()),
    reason: change.reason,
  });
  if (approval) return { approval };
  await change.perform();
  return null;
}

class TakenBack extends Error {}

async function rehearse(change: TeamChange): Promise<boolean> {
  let anything = false;
  await db()
    .$transaction(async (tx) => {
      anything = await change.perform(tx);
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return anything;
}
