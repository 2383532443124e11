import {
  beginsCardNumber,
  type CardNumber,
  findCardNumbers,
  findLikelyCardNumbers,
  isCardNumber,
  maskDigits,
} from "@/lib/core/card-number";
import { digitRuns } from "@/lib/core/digit-runs";

/** From this many digits on more is known of a card than its first six. */
const HELD = 7;
/** As many as a cut number has; a telephone number without its calling code has no more. */
const MOST_SENT = 10;
/** What was cut once, with digits typed behind it. */
const TYPED_ON = /(?<!\d)((\d{6})\*{6}\d{4})(\d+)?(?:[\p{P}\p{Z}\p{Cf}]{0,8}\p{N})*/gu;

/** What is in a search box as it may be sent. */
export interface SentText {
  text: string;
  cut: boolean;
}

/**
 * Decides what one search box sends, so that all that it ever sent together has no more of a card number than its first
 * six and last four digits, however it was typed and whenever the typing rested.
 */
export class SentNumbers {
  /** First six digits → what was sent beyond them: the digits as they were, or the last four of cut ones. */
  private readonly sent = new Map<string, string>();

  /**
   * The text as it may be sent once nobody types into it any more; null when it must stay where it is. What may be a full
   * card number keeps its first six and last four digits, or the first six alone once more than these have left. A shorter
   * number that may be a card's beginning is sent only alone.
   */
  end(typed: string): SentText | null {
    const likely = findLikelyCardNumbers(typed);
    const growing = growingNumbers(typed).filter(
      ({ start, end }) => !likely.some((one) => start < one.end && end > one.start),
    );
    if (growing.length > 1 || growing.some(({ digits }) => digits.length > MOST_SENT)) return null;
    const places = [...likely, ...growing].sort((a, b) => a.start - b.start);
    let text = "";
    let at = 0;
    for (const place of places) {
      text += typed.slice(at, place.start) + this.shorten(place.digits, likely.includes(place));
      at = place.end;
    }
    text = (text + typed.slice(at)).replace(TYPED_ON, (all, masked: string, first: string, on?: string) =>
      on !== undefined || this.sent.get(first) === CUT ? masked : all,
    );
    return { text, cut: text !== typed };
  }

  private shorten(digits: string, cut: boolean): string {
    const first = digits.slice(0, 6);
    const before = this.sent.get(first);
    if (before !== undefined && before !== (cut ? CUT : digits)) return first;
    this.sent.set(first, cut ? CUT : digits);
    return cut ? maskDigits(digits) : digits;
  }
}

const CUT = "cut";

/**
 * Whether a text must wait, while somebody types: one of its numbers has more than six digits and may grow into a card
 * number. `whole` when it is one already.
 */
export function heldSearch(text: string): "growing" | "whole" | null {
  if (findCardNumbers(text).length > 0) return "whole";
  return growingNumbers(text).length > 0 ? "growing" : null;
}

/**
 * The digits of a text that may be a merchant's id and is held back, or cut, because a card number could begin so: nothing
 * but 8 to 15 digits (ISO 8583, field 42) that are no whole card number. Null for any other text.
 */
export function merchantIdIn(text: string): string | null {
  const plain = text.normalize("NFKC").trim();
  if (!/^\d{8,15}$/.test(plain) || isCardNumber(plain)) return null;
  return heldSearch(plain) === "growing" ? plain : null;
}

/** The numbers of more than six digits with which a card number may begin, each from where it may. */
function growingNumbers(text: string): CardNumber[] {
  return digitRuns(text, HELD).flatMap(({ digits, starts, ends }) => {
    const from = starts.findIndex(
      (start, at) =>
        digits.length - at >= HELD &&
        (at === 0 || start !== ends[at - 1]) &&
        beginsCardNumber(digits.slice(at)),
    );
    const [start, end] = [starts[from], ends.at(-1)];
    return start === undefined || end === undefined ? [] : [{ start, end, digits: digits.slice(from) }];
  });
}
