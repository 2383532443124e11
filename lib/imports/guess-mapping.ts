import type { Mapping } from "@/lib/imports/table";

/** For each field the words that a heading may have, best first. */
export type HeadingWords<Field extends string> = Record<Field, readonly string[]>;

/**
 * Which column is which field, by their headings: the same words first, then words that a heading contains. A column
 * is given once; fields that come first in `words` choose first.
 */
export function guessMapping<Field extends string>(
  headers: readonly string[],
  words: HeadingWords<Field>,
): Mapping<Field> {
  const plain = headers.map(plainHeading);
  const taken = new Set<number>();
  const mapping: Mapping<Field> = {};
  const fields = Object.keys(words) as Field[];
  const take = (fits: (heading: string, word: string) => boolean) => {
    for (const field of fields.filter((one) => mapping[one] === undefined)) {
      for (const word of words[field].map(plainHeading)) {
        const at = plain.findIndex((heading, index) => !taken.has(index) && fits(heading, word));
        if (at < 0) continue;
        mapping[field] = at;
        taken.add(at);
        break;
      }
    }
  };
  take((heading, word) => heading === word);
  take((heading, word) => word.length > 3 && ` ${heading} `.includes(` ${word} `));
  take((heading, word) => /[^\p{ASCII}]/u.test(word) && heading.includes(word));
  return mapping;
}

/** “Calling_Code*” and “callingCode” are the same heading: “calling code”. */
export function plainHeading(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
