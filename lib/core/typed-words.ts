/** The words of a search: what stands between blanks and commas, without what only joins words, if anything else stands. */
export function wordsOf(q: string): string[] {
  const parts = q
    .normalize("NFKC")
    .split(/[\s,、;]+/)
    .filter(Boolean);
  const words = parts.filter((part) => !isJoiner(part));
  return (words.length > 0 ? words : parts).slice(0, MOST_WORDS);
}

/** Hyphens, points, apostrophes, a dot in the middle: what names are written with or without. */
export function isJoiner(word: string): boolean {
  return /^['’‐‑–.·・-]+$/.test(word);
}

const MOST_WORDS = 12;
