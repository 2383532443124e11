import "server-only";
import { z } from "zod";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { CARD_ROW_STATUSES } from "@/lib/imports/constants";
import { findImport } from "@/lib/imports/get-import";
import { type CardRowDto, cardRowsQuery, type RowPage } from "@/lib/imports/schema";

/** A page of a card document's rows by their lines. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND */
export async function listCardRows(
  viewer: Viewer,
  _context: RequestContext,
  importId: string,
  raw: unknown,
): Promise<RowPage<CardRowDto>> {
  await findImport(viewer, importId, "cards");
  const { status, after, before, limit } = parseInput(cardRowsQuery, raw);
  const backwards = before !== undefined;
  const found = await db().cardDocumentRow.findMany({
    where: { importId, ...(status ? { status } : {}), line: { gt: after, lt: before } },
    orderBy: { line: backwards ? "desc" : "asc" },
    include: { card: { select: { id: true, title: true, first6: true, last4: true } } },
    take: limit + 1,
  });
  const more = found.length > limit;
  const rows = found.slice(0, limit);
  if (backwards) rows.reverse();
  const [first, last] = [rows[0]?.line, rows.at(-1)?.line];
  return {
    items: rows.map((row) => ({
      line: row.line,
      status: z.enum(CARD_ROW_STATUSES).parse(row.status),
      card: row.card,
      first6: row.first6,
      last4: row.last4,
      expiration: row.expiration,
      form: row.form,
      physicalReferenceId: row.physicalReferenceId,
      batch: row.batch,
      label: row.label,
    })),
    nextAfter: (backwards || more) && last !== undefined ? last : null,
    previousBefore: (backwards ? more : (after ?? 0) > 0) && first !== undefined ? first : null,
  };
}
