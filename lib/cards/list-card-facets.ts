import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { CardFacets } from "@/lib/cards/schema";
import { db } from "@/lib/core/db";

/**
 * The statuses, currencies and types that mirrored cards have, each sorted; and what is known of none of them.
 * @throws AppError FORBIDDEN
 */
export async function listCardFacets(viewer: Viewer, _context: RequestContext): Promise<CardFacets> {
  assertPermission(viewer, "cards.read");
  const rows = await db().card.groupBy({ by: ["status", "settlementCurrency", "type", "mode", "form"] });
  return {
    statuses: distinct(rows.map((row) => row.status)),
    currencies: distinct(rows.map((row) => row.settlementCurrency)),
    types: distinct(rows.flatMap((row) => row.type ?? [])),
    unknown: (["mode", "form"] as const).filter((fact) => rows.every((row) => row[fact] === null)),
  };
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].filter(Boolean).sort();
}
