import { beginsCardNumber, cutAt, findCardNumbers, findLikelyCardNumbers } from "@/lib/core/card-number";
import { digitRuns } from "@/lib/core/digit-runs";

/** From this many digits on more is known of a card than its first six. */
const HELD = 7;
/** What was cut once, with digits typed behind it. */
const TYPED_ON = /(?<!\d)(\d{6}\*{6}\d{4})\d+/g;

/**
 * What is in a search box as it may be sent once nobody types into it any more: what may be a full card number has only its
 * first six and last four digits.
 */
export function sentSearch(text: string): { text: string; cut: boolean } {
  const found = findLikelyCardNumbers(text);
  const cut = cutAt(text, found).replace(TYPED_ON, "$1");
  return { text: cut, cut: cut !== text };
}

/**
 * Whether a text must wait, while somebody types: one of its numbers has more than six digits and may grow into a card
 * number. `whole` when it is one already.
 */
export function heldSearch(text: string): "growing" | "whole" | null {
  if (findCardNumbers(text).length > 0) return "whole";
  const growing = digitRuns(text, HELD).some(({ digits, starts, ends }) =>
    starts.some(
      (start, at) =>
        digits.length - at >= HELD &&
        (at === 0 || start !== ends[at - 1]) &&
        beginsCardNumber(digits.slice(at)),
    ),
  );
  return growing ? "growing" : null;
}
