import { z } from "zod";
import { findLikelyCardNumbers, hasCardNumber } from "@/lib/core/card-number";
import { isTypable } from "@/lib/core/text";

/** A text that can be stored, of at most so many characters: what every text from a browser is at the least. */
export function anyText(most: number, missing = "invalid") {
  return z.string(missing).max(most, "tooLong").refine(isTypable, "invalid");
}

/** What a person writes to be kept: a reason, a note, a name. It may not hold a full card number. */
export function writtenText(most: number, missing?: string) {
  return anyText(most, missing)
    .trim()
    .refine((text) => !hasCardNumber(text), "cardNumber");
}

/** What a person looks for. It stands in addresses, so it may not hold what may be a full card number. */
export function searchText(most = 100) {
  return anyText(most)
    .trim()
    .refine((text) => findLikelyCardNumbers(text).length === 0, "fullCardNumber");
}

/** An id of the issuer's or of ours, in whatever form. */
export function idText(most = 200) {
  return anyText(most).min(1);
}

/** A place in a list, as `encodeCursor` writes it; `decodeCursor` reads it. */
export const cursorText = z.string().max(400);
