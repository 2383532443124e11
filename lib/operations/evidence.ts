/** One thing that a write was to change. Texts are in a form in which equal ones are the same. */
export interface Change {
  asked: string;
  before: string;
  /** What reading shows now; null where the source does not say. */
  shown: string | null;
}

/**
 * What reading says of a write whose reply was lost, over all that it was to change. `shown`: it stands as asked.
 * `not_shown`: the source tells it, and tells it as it was before. `unclear`: silence, a mixture, or something third
 * that neither was there nor was asked for.
 */
export function weigh(changes: readonly Change[]): "shown" | "not_shown" | "unclear" {
  const told = changes.filter((change) => change.shown !== null);
  if (told.every(({ asked, shown }) => asked === shown)) {
    const decides = told.some(({ asked, before }) => asked !== before);
    return decides || changes.every(({ asked, before }) => asked === before) ? "shown" : "unclear";
  }
  const changed = told.filter(({ asked, before }) => asked !== before);
  if (changed.length === 0) return "unclear";
  return changed.every(({ before, shown }) => before === shown) ? "not_shown" : "unclear";
}
