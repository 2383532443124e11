import { readPastedAmount } from "@/lib/core/amount-input";
import { findLikelyCardNumbers } from "@/lib/core/card-number";
import { AppError } from "@/lib/core/errors";
import { joinMaskedNumbers, readMaskedNumber } from "@/lib/core/masked-number";

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
  const tokens = [...new Set(joinMaskedNumbers(q).split(/\s+/))].filter(Boolean);
  if (tokens.length > MOST_TERMS) refuse("tooLong");
  return { terms: termsOf(tokens), phone: phoneOf(q) };
}

function termsOf(tokens: string[]): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const [token = "", next = ""] = tokens.slice(index, index + 2);
    const pair = amountWithCurrency(token, next);
    terms.push(pair ? { ...NOTHING, words: [token, next], amount: pair } : termOf(token));
    if (pair) index += 1;
  }
  return terms;
}

function termOf(token: string): SearchTerm {
  const masked = readMaskedNumber(token);
  if (masked) return { ...NOTHING, ...masked };
  const amount = readPastedAmount(token);
  const glued = /^([A-Za-z]{3})([-−+]?[\d.,]+)$/.exec(token);
  return {
    words: [token],
    last4: /^\d{4}$/.test(token) ? token : null,
    first6: null,
    amount: amount
      ? { value: amount, currency: null }
      : amountWithCurrency(glued?.[1] ?? "", glued?.[2] ?? ""),
    phone: /^\+?\d[\d()-]{4,18}$/.test(token) ? phoneDigits(token) : null,
    id: /\d/.test(token) && !/^\d{1,5}$/.test(token) ? token : null,
    idPrefix: /^[\da-f]{8}[\da-f-]{0,28}$/i.test(token) ? token.toLowerCase() : null,
  };
}

/** “HKD 101” or “101 HKD”; a shop may be called “Top 100”, so both stay words as well. */
function amountWithCurrency(one: string, other: string): SearchTerm["amount"] {
  for (const [code, number] of [
    [one, other],
    [other, one],
  ]) {
    const value = readPastedAmount(number ?? "");
    const currency = code?.toUpperCase() ?? "";
    if (value && CURRENCIES.has(currency)) return { value, currency };
  }
  return null;
}

function phoneOf(q: string): string | null {
  return /^\+?\d[\d ()-]+$/.test(q) && /[ +]/.test(q) ? phoneDigits(q) : null;
}

function phoneDigits(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  return digits.length >= 5 && digits.length <= 15 ? digits : null;
}

function refuse(problem: string): never {
  throw new AppError("INVALID_INPUT", `q: ${problem}`, { fields: { q: problem } });
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

const NOTHING: SearchTerm = {
  words: [],
  last4: null,
  first6: null,
  amount: null,
  phone: null,
  id: null,
  idPrefix: null,
};
