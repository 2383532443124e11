import { type CutSearch, cutCardNumber } from "@/components/cards/cut-card-number";

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** With its country, as people copy it; no card number has a + and fewer than 14 digits. */
const PHONE = /^\+\d(?:[ ()-]*\d){5,12}$/;

/** Cuts a full card number before anything is sent; ids and phone numbers are no card numbers. */
export function cutSearch(typed: string): CutSearch {
  const text = typed.trim();
  return ID.test(text) || PHONE.test(text) ? { text: typed, cut: false } : cutCardNumber(typed);
}
