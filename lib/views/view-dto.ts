import "server-only";
import { ROLES } from "@/lib/auth/constants";
import { assertPermission, type Permission } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma, type SavedView as Row, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { VIEW_NOUNS, type ViewNoun } from "@/lib/views/constants";
import type { SavedView } from "@/lib/views/schema";

/** Who may read a noun may keep views of it. */
export const READ_OF = {
  transactions: "transactions.read",
  cards: "cards.read",
} as const satisfies Record<ViewNoun, Permission>;

export const withOwner = { owner: { select: { name: true } } } satisfies Prisma.SavedViewInclude;
export type ViewRow = Row & { owner: { name: string } };

/** Own views, those shared with the viewer's role, and for an admin every shared one. */
export function visibleTo(viewer: Viewer): Prisma.SavedViewWhereInput {
  return {
    deletedAt: null,
    OR: [
      { ownerId: viewer.id },
      { sharedWith: { has: viewer.role } },
      ...(viewer.role === "admin" ? [{ sharedWith: { isEmpty: false } }] : []),
    ],
  };
}

/**
 * A view that the viewer may change: his own, or as an admin a shared one.
 * @throws AppError NOT_FOUND (also for a view he may not see), FORBIDDEN
 */
export async function loadChangeable(viewer: Viewer, viewId: string, tx: Tx = db()): Promise<ViewRow> {
  const row = await tx.savedView.findFirst({
    where: { id: viewId, ...visibleTo(viewer) },
    include: withOwner,
  });
  if (!row) throw new AppError("NOT_FOUND", `no view ${viewId}`);
  assertPermission(viewer, READ_OF[nounOf(row)]);
  if (!mayChange(viewer, row)) throw new AppError("FORBIDDEN", `view ${viewId} is another person's`);
  return row;
}

export function mayChange(viewer: Viewer, row: Row): boolean {
  return row.ownerId === viewer.id || (viewer.role === "admin" && row.sharedWith.length > 0);
}

export function toSavedView(viewer: Viewer, row: ViewRow, defaultId: string | null): SavedView {
  return {
    id: row.id,
    noun: nounOf(row),
    name: row.name,
    query: row.query,
    hidden: row.hidden,
    density: row.density === "comfortable" ? "comfortable" : "compact",
    sharedWith: ROLES.filter((role) => row.sharedWith.includes(role)),
    ownerName: row.ownerId === viewer.id ? null : row.owner.name,
    isDefault: row.id === defaultId,
    mayChange: mayChange(viewer, row),
    version: row.version,
  };
}

export function nounOf(row: Row): ViewNoun {
  const noun = VIEW_NOUNS.find((one) => one === row.noun);
  if (!noun) throw new AppError("NOT_FOUND", `a view of ${row.noun}`);
  return noun;
}
