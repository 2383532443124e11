import { readPastedAmount } from "@/lib/core/amount-input";
import { findLikelyCardNumbers } from "@/lib/core/card-number";
import { AppError } from "@/lib/core/errors";
import { joinMaskedNumbers, readMaskedNumber } from "@/lib/core/masked-number";
import { phoneDigits } from "@/lib/core/phone";
import { isJoiner, wordsOf } from "@/lib/core/typed-words";

/** One term of a search. A transaction matches it by any of what is not null here. */
export interface SearchTerm {
  /** All of these stand in the merchant's name, city and country, in the card's title, or in the holder's name. */
  words: string[];
  last4: string | null;
  first6: string | null;
  /** Size of the transaction, local or final amount; with the currency that one must be in, if one was named. */
  amount: { value: string; currency: string | null } | null;
  /** Digits that stand in a row in the holder's phone number. */
  phone: string | null;
  /** An id as it was typed: of the transaction, the card (or its reference), the user or the merchant. */
  id: string | null;
  /** The first hexadecimal digits of a transaction's id. */
  idPrefix: string | null;
}

export interface Search {
  /** Every one must match. */
  terms: SearchTerm[];
  /** All digits together, when they may also be one phone number: if they are somebody's, they mean nothing else. */
  phone: string | null;
}

const MOST_TERMS = 12;

/**
 * What a search box's text means, word by word; the words are joined by “and”, the meanings of one word by “or”:
 * - four digits: the card's last four, an amount, or part of a merchant's name or a title; after bullets (`•••• 8348`)
 *   or a masked number (`356772******8348`) only the card
 * - a number (`101`, `-1,234.50`, `HK$101`): the size of the transaction, local or final amount; a currency beside it
 *   (`HKD 101`, `101 hkd`) must be that amount's own
 * - five digits and more: part of the holder's phone number (spaces, dashes and + are dropped)
 * - eight hexadecimal digits and more: the beginning of a transaction's id; a whole id also names a card or a user
 * - any word: any part of the merchant's name, city or country, of the card's title, or of the holder's name
 * Width and composition of characters do not count (NFKC), nor does case.
 * @throws AppError INVALID_INPUT naming `q`: a full card number, or too many words
 */
export function searchTerms(text: string): Search {
  const q = text.normalize("NFKC").trim();
  if (findLikelyCardNumbers(q).length > 0) refuse("fullCardNumber");
  const tokens = tokensOf(joinMaskedNumbers(q));
  if (tokens.length > MOST_TERMS) refuse("tooLong");
  return { terms: termsOf(tokens), phone: phoneOf(q) };
}

function tokensOf(q: string): string[] {
  const tokens = [...new Set(q.split(/\s+/))].filter((token) => wordsOf(token).length > 0);
  const telling = tokens.filter((token) => !isJoiner(token));
  return telling.length > 0 ? telling : tokens;
}

function termsOf(tokens: string[]): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const words = amountFrom(tokens, index);
    const amount = readPastedAmount(words.join(" "));
    terms.push(words.length > 1 && amount ? { ...NOTHING, words, amount } : termOf(tokens[index] ?? ""));
    index += Math.max(0, words.length - 1);
  }
  return terms;
}

function termOf(token: string): SearchTerm {
  const masked = readMaskedNumber(token);
  if (masked) return { ...NOTHING, ...masked };
  return {
    words: /\d/.test(token) ? [token] : wordsOf(token),
    last4: /^\d{4}$/.test(token) ? token : null,
    first6: null,
    amount: readPastedAmount(token),
    phone: /^[+(]?\d[\d()./-]{4,20}$/.test(token) ? phoneOfLength(token) : null,
    id: /\d/.test(token) && !/^\d{1,5}$/.test(token) ? token : null,
    idPrefix: /^[\da-f]{8}[\da-f-]{0,28}$/i.test(token) ? token.toLowerCase() : null,
  };
}

/**
 * The longest run of tokens from here that is one amount (`HKD 101`, `1 234.50 EUR`); a shop may be called “Top 100”, so
 * they stay words as well. Bare groups of digits may be anything, and are not put together.
 */
function amountFrom(tokens: readonly string[], index: number): string[] {
  for (let length = LONGEST_AMOUNT; length > 1; length -= 1) {
    const words = tokens.slice(index, index + length);
    const text = words.join(" ");
    if (words.length === length && /[^\d\s]/.test(text) && readPastedAmount(text)) return words;
  }
  return [];
}

const LONGEST_AMOUNT = 6;

function phoneOf(q: string): string | null {
  return /^[+(]?\d[\d ()./-]+$/.test(q) && /[ +(]/.test(q) ? phoneOfLength(q) : null;
}

function phoneOfLength(text: string): string | null {
  const digits = phoneDigits(text);
  return digits.length >= 5 && digits.length <= 15 ? digits : null;
}

function refuse(problem: string): never {
  throw new AppError("INVALID_INPUT", `q: ${problem}`, { fields: { q: problem } });
}

const NOTHING: SearchTerm = {
  words: [],
  last4: null,
  first6: null,
  amount: null,
  phone: null,
  id: null,
  idPrefix: null,
};
