/**
 * The number of a document of identity without what it may be written with or without: blanks, hyphens, points, strokes,
 * the brackets around a Hong Kong card's check digit; in capital letters and plain digits. `A123456(7)` is `A1234567`.
 */
export function plainDocument(number: string): string {
  return number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212()[\]{}〔〕【】「」./_·•]/gu, "");
}

/**
 * Whether a text is written as the number of a document of identity: Hong Kong's and Macao's cards, passports, the
 * mainland's 18 characters. Such a number is looked for in a body, never in an address.
 */
export function looksLikeDocument(text: string): boolean {
  return /^(?:[A-Z]{1,2}\d{6,9}A?|\d{17}[\dX])$/.test(plainDocument(text));
}
