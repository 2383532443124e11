import { CHINESE_WORD, COMMON_WORD, RARE_WORD } from "./believable";
import { cardId, last4, NEWEST, userId } from "./transactions-data";

type Query = Record<string, string>;

const day = (daysAgo: number) => new Date(NEWEST - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** What the product sets itself a target for. */
export const TARGETED: Record<string, Query> = {
  "first page": {},
  "by card": { card: cardId(5_000) },
  "rare merchant word": { q: RARE_WORD },
  "common merchant word": { q: COMMON_WORD },
  "amount and dates": { minAmount: "100", maxAmount: "120", from: day(120), to: day(90) },
};

/** What people also ask. */
export const OTHERS: Record<string, Query> = {
  "two Chinese characters": { q: CHINESE_WORD },
  "last 4": { q: last4(12_345) },
  "last 4 and a word": { q: `${last4(12_345)} coffee` },
  "a holder's name": { q: "Tanaka" },
  "digits of a phone number": { q: "5000" + "0000" },
  "by user": { user: userId(3) },
  "an amount": { q: "101.50" },
  "a round amount and its currency": { q: "HKD 100" },
  "two common words": { q: "golden coffee" },
  "a country with few payments": { country: "IS" },
  declined: { status: "Declined" },
  "common word, declined": { q: COMMON_WORD, status: "Declined" },
  "common word, large amounts": { q: COMMON_WORD, minAmount: "2900" },
  "a word that is nowhere": { q: "qqqzzz" },
  "one letter": { q: "a" },
};
