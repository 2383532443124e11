import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { anyText } from "@/lib/core/input";

/** Sort keys are numbers or PostgreSQL's timestamps, or none where the id sorts; anything else would only fail in the database. */
const sortKey = z
  .string()
  .max(64)
  .refine((key) => key === "" || /^-?\d{1,30}(\.\d+)?$/.test(key) || isTimestamp(key));
const shape = z.tuple([z.string(), z.enum(["after", "before"]), sortKey, anyText(200)]);

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

/** Names the list that it is a place in: in another list it would mean something else, or nothing. */
export function encodeCursor(list: string, { direction, key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([list, direction, key, id])).toString("base64url");
}

/** @throws AppError INVALID_INPUT for anything that `encodeCursor` did not make for this list. */
export function decodeCursor(list: string, text: string): Cursor {
  try {
    const [of, direction, key, id] = shape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    if (of === list) return { direction, key, id };
  } catch {
    // Said below.
  }
  throw new AppError("INVALID_INPUT", "no cursor of this list", { fields: { cursor: "invalid" } });
}

/**
 * Cuts a page out of `limit + 1` rows that were read in `direction` (a `before` page is read backwards),
 * and gives the cursors that lead on from it.
 */
export function cutPage<T>(
  list: string,
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
    nextCursor: last && hasNext ? encodeCursor(list, { direction: "after", ...place(last) }) : null,
    previousCursor:
      first && hasPrevious ? encodeCursor(list, { direction: "before", ...place(first) }) : null,
  };
}
