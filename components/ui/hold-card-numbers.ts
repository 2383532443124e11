import { hasCardNumber } from "@/lib/core/card-number";
import { looksLikeDocument } from "@/lib/core/document-number";
import type { FieldErrors } from "@/lib/core/result";

/** Thrown instead of sending something with a full card number in it; names the fields as the server would. */
export class CardNumberHeld extends Error {
  override name = "CardNumberHeld";
  readonly fields: FieldErrors;

  constructor(fields: FieldErrors) {
    super("a full card number is not sent");
    this.fields = fields;
  }
}

/**
 * Looks at what is about to be sent to an action, as React writes it. @throws CardNumberHeld where a person has typed a
 * full card number into it
 */
export function holdCardNumbers(body: unknown): void {
  const fields: FieldErrors = {};
  for (const [name, text] of partsOf(body)) look(readJson(text), name, fields);
  if (Object.keys(fields).length > 0) throw new CardNumberHeld(fields);
}

/** What comes with a card in the post, and documents: they may be numbered as cards are. */
const NO_CARD_NUMBER = ["physicalCardReferenceId", "activateCode", "documentNumber"];

function partsOf(body: unknown): [name: string, text: string][] {
  if (typeof body === "string") return [["", body]];
  if (!(body instanceof FormData)) return [];
  return [...body].flatMap(([name, value]) => (typeof value === "string" ? [[`${name}.`, value]] : []));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Names of arguments and of parts of a request are numbers, which are no part of a field's name. */
function look(value: unknown, place: string, fields: FieldErrors): void {
  if (typeof value === "string") {
    const field = place.replace(/^(?:\d+\.)+/, "").replace(/\.$/, "");
    if (hasCardNumber(value) && !looksLikeDocument(value))
      fields[field === "" || /^\d+$/.test(field) ? "form" : field] = "cardNumber";
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value))
    if (!NO_CARD_NUMBER.includes(key))
      look(item, place === "" || place.endsWith(".") ? `${place}${key}` : `${place}.${key}`, fields);
}
