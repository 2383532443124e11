import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type ImportJob } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { IMPORT_NOUNS, type ImportNoun } from "@/lib/imports/constants";
import { countRows, readImport, toImportDto, withPeople } from "@/lib/imports/import-dto";
import { type ImportDto, importsQuery } from "@/lib/imports/schema";

const SHOWN = 100;

/** An import with its counts. @throws AppError FORBIDDEN, NOT_FOUND also for one whose noun the viewer may not import */
export async function getImport(viewer: Viewer, _context: RequestContext, id: string): Promise<ImportDto> {
  await findImport(viewer, id);
  return readImport(id);
}

/** The latest imports, newest first, of what the viewer may import. @throws AppError FORBIDDEN, INVALID_INPUT */
export async function listImports(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<ImportDto[]> {
  const mine = nounsOf(viewer);
  if (mine.length === 0) assertPermission(viewer, "users.import");
  const { noun } = parseInput(importsQuery, raw);
  const rows = await db().importJob.findMany({
    where: { noun: { in: noun ? mine.filter((one) => one === noun) : mine } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN,
    ...withPeople,
  });
  return Promise.all(rows.map(async (row) => toImportDto(row, await countRows(row))));
}

/** The row of an import that the viewer may see. @throws AppError FORBIDDEN, NOT_FOUND */
export async function findImport(viewer: Viewer, id: string, noun?: ImportNoun): Promise<ImportJob> {
  const mine = nounsOf(viewer);
  if (mine.length === 0) assertPermission(viewer, "users.import");
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
  const row = isId ? await db().importJob.findUnique({ where: { id } }) : null;
  if (!row || !mine.some((one) => one === row.noun) || (noun && row.noun !== noun))
    throw new AppError("NOT_FOUND", "no such import");
  return row;
}

function nounsOf(viewer: Viewer): ImportNoun[] {
  return IMPORT_NOUNS.filter((noun) => holds(viewer, `${noun}.import`));
}
