import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { Prisma, type SavedView, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

/**
 * Writes an audit row when others see the view before or after the change; a private view is its owner's own matter.
 */
export async function recordShared(
  tx: Tx,
  viewer: Viewer,
  context: RequestContext,
  action: "views.share" | "views.change" | "views.delete",
  { before, after }: { before: SavedView | null; after: SavedView | null },
): Promise<void> {
  const view = after ?? before;
  const seen = (before?.sharedWith.length ?? 0) + (after?.sharedWith.length ?? 0);
  if (!view || seen === 0) return;
  await recordAudit(
    {
      actor: viewer,
      action,
      outcome: "succeeded",
      subject: { type: "view", id: view.id, label: view.name },
      requestId: context.requestId,
      ...(before ? { before: factsOf(before) } : {}),
      ...(after ? { after: factsOf(after) } : {}),
    },
    tx,
  );
}

/** Runs a write that gives a view a name. @throws AppError INVALID_INPUT `name`: `nameTaken` */
export async function claimName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
    throw new AppError("INVALID_INPUT", "the owner has a view of this name", {
      fields: { name: "nameTaken" },
    });
  }
}

function factsOf(view: SavedView): Prisma.InputJsonObject {
  return { name: view.name, query: view.query, sharedWith: view.sharedWith.join(", ") };
}
