import { z } from "zod";
import { AppError } from "@/lib/core/errors";

/** Sort keys are numbers or PostgreSQL's timestamps, or none where the id sorts; anything else would only fail in the database. */
const sortKey = z
  .string()
  .max(64)
  .refine((key) => key === "" || /^-?\d{1,30}(\.\d+)?$/.test(key) || isTimestamp(key));
const shape = z.tuple([z.enum(["after", "before"]), sortKey, z.string().max(200)]);

function isTimestamp(key: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d(:\d\d)?)$/.exec(key);
  return parts !== null && !Number.isNaN(Date.parse(`${parts[1]}T${parts[2]}Z`));
}

/** A place in a keyset-ordered list: the sort key as the database prints it, and the id that breaks ties. */
export interface Cursor {
  direction: "after" | "before";
  key: string;
  id: string;
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.direction, cursor.key, cursor.id])).toString("base64url");
}

/** @throws AppError INVALID_INPUT for anything that `encodeCursor` did not make. */
export function decodeCursor(text: string): Cursor {
  try {
    const [direction, key, id] = shape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return { direction, key, id };
  } catch {
    throw new AppError("INVALID_INPUT", "unreadable cursor", { fields: { cursor: "invalid" } });
  }
}

/**
 * Cuts a page out of `limit + 1` rows that were read in `direction` (a `before` page is read backwards),
 * and gives the cursors that lead on from it.
 */
export function cutPage<T>(
  rows: T[],
  limit: number,
  cursor: Cursor | null,
  place: (row: T) => { key: string; id: string },
): { items: T[]; nextCursor: string | null; previousCursor: string | null } {
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  const items = cursor?.direction === "before" ? kept.reverse() : kept;
  const [first, last] = [items[0], items.at(-1)];
  const hasNext = cursor?.direction === "before" ? true : more;
  const hasPrevious = cursor?.direction === "before" ? more : cursor !== null;
  return {
    items,
    nextCursor: last && hasNext ? encodeCursor({ direction: "after", ...place(last) }) : null,
    previousCursor: first && hasPrevious ? encodeCursor({ direction: "before", ...place(first) }) : null,
  };
}
