import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { judgeUserRow } from "@/lib/imports/judge-user-row";
import { lockUpload } from "@/lib/imports/open-import";
import { addCardRowsInput, addUserRowsInput, type UserRowInput } from "@/lib/imports/schema";
import { phoneKey, rowKey, sealPerson } from "@/lib/imports/sealed-user";

/**
 * Takes up to 500 rows of users into an open upload; a chunk that comes twice counts once. They are judged again:
 * a row that fails is kept with its problems and without what it said.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW
 */
export async function addUserRows(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<{ added: number }> {
  assertPermission(viewer, "users.import");
  const { importId, rows } = parseInput(addUserRowsInput, raw);
  const data = rows.map((row) => toRow(importId, row));
  return db().$transaction(async (tx) => {
    await lockUpload(tx, viewer, importId, "users");
    const { count } = await tx.importUserRow.createMany({ data, skipDuplicates: true });
    await tx.importJob.update({ where: { id: importId }, data: { changedAt: context.clock.now() } });
    return { added: count };
  });
}

/** Takes up to 500 rows of a card document into an open upload. @throws like `addUserRows` */
export async function addCardRows(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<{ added: number }> {
  assertPermission(viewer, "cards.import");
  const { importId, rows } = parseInput(addCardRowsInput, raw);
  const data = rows.map(({ cardId: namedCardId, ...row }) => ({
    ...row,
    importId,
    namedCardId,
    status: "unknown",
  }));
  return db().$transaction(async (tx) => {
    await lockUpload(tx, viewer, importId, "cards");
    const { count } = await tx.cardDocumentRow.createMany({ data, skipDuplicates: true });
    await tx.importJob.update({ where: { id: importId }, data: { changedAt: context.clock.now() } });
    return { added: count };
  });
}

function toRow(importId: string, row: UserRowInput): Prisma.ImportUserRowCreateManyInput {
  const { line, ...cells } = row;
  const judged = judgeUserRow(row);
  const place = { importId, line };
  const key = rowKey(Object.values("person" in judged ? judged.person : cells));
  if ("problems" in judged)
    return { ...place, status: "invalid", phoneKey: "", rowKey: key, problems: judged.problems };
  const { person } = judged;
  return {
    ...place,
    status: "waiting",
    sealed: sealPerson(place, person),
    phoneKey: phoneKey(person),
    rowKey: key,
  };
}
