import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/core/env";
import { seal, unsealIfReadable } from "@/lib/core/seal";
import { DOCUMENT_TYPES } from "@/lib/users/constants";

const PURPOSE = "imports.user-row";

/** A person as a row holds him: what the form of a user gives, judged already. */
const person = z.object({
  firstName: z.string(),
  lastName: z.string(),
  callingCode: z.string(),
  phoneNumber: z.string(),
  documentType: z.enum(DOCUMENT_TYPES),
  documentNumber: z.string(),
  dateOfBirth: z.string(),
  issuingCountry: z.string(),
});
export type Person = z.output<typeof person>;

/** Where a row stands; a sealed row cannot be moved to another place. */
export interface RowPlace {
  importId: string;
  line: number;
}

export function sealPerson(place: RowPlace, about: Person): Uint8Array<ArrayBuffer> {
  return seal(PURPOSE, JSON.stringify(about), contextOf(place));
}

/** Null when it was sealed for another place or with another key. */
export function unsealPerson(place: RowPlace, sealed: Uint8Array): Person | null {
  const text = unsealIfReadable(PURPOSE, sealed, contextOf(place));
  return text === null ? null : person.parse(JSON.parse(text));
}

/** Tells whether two rows have the same phone number, without saying which. */
export function phoneKey({ callingCode, phoneNumber }: Pick<Person, "callingCode" | "phoneNumber">): string {
  return keyed("phone", `${callingCode} ${phoneNumber}`);
}

/** Tells whether two rows say the same. */
export function rowKey(cells: readonly string[]): string {
  return keyed("row", JSON.stringify(cells));
}

function contextOf({ importId, line }: RowPlace): string {
  return `${importId}:${line}`;
}

/** Derived once for each secret: an import asks ten thousand times. */
function keyed(purpose: string, text: string): string {
  const secret = env().dataEncryptionKey ?? "";
  const name = `${purpose}:${secret}`;
  const key =
    keys.get(name) ?? Buffer.from(hkdfSync("sha256", secret, "card-console", `hash:imports.${purpose}`, 32));
  keys.set(name, key);
  return createHmac("sha256", key).update(text).digest("base64url");
}

const keys = new Map<string, Buffer>();
