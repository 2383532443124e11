import { type CutSearch, cutCardNumber } from "@/components/cards/cut-card-number";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** E.164: a plus and at most 15 digits. */
const PHONE = /^\+(?:[ ().-]*\d){7,15}$/;

/** Cuts a full card number out of a search; a transaction's id and a phone number with its country stay whole. */
export function cutSearch(typed: string): CutSearch {
  const plain = typed.normalize("NFKC").trim();
  return UUID.test(plain) || PHONE.test(plain) ? { text: typed, cut: false } : cutCardNumber(typed);
}
