/**
 * A person's name as it is shown, searched and exported: given name first, but East Asian names family first and in one
 * piece. Null when neither part is known. Searches find it in either order, with or without a blank (`name_search`).
 */
export function fullName(
  person: { firstName: string | null; lastName: string | null } | null,
): string | null {
  const given = person?.firstName?.trim() ?? "";
  const family = person?.lastName?.trim() ?? "";
  return (EAST_ASIAN.test(given + family) ? family + given : `${given} ${family}`.trim()) || null;
}

/** How a person is named where something must stand: without any name, by the id. */
export function personLabel(person: {
  id: string;
  firstName: string | null;
  lastName: string | null;
}): string {
  return fullName(person) ?? person.id;
}

/** With the marks that repeat a character or stand in Japanese names, in ideographs of any width. */
const EAST_ASIAN = /^[\p{scx=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3005\u3007\u30fc]+$/u;
