import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { z } from "zod";
import { plainDocument } from "@/lib/core/document-number";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { seal, unsealIfReadable } from "@/lib/core/seal";
import { calendarDate } from "@/lib/issuing/calendar-date";
import { canonicalKey } from "@/lib/issuing/canonical-key";
import type { JsonObject, JsonValue } from "@/lib/issuing/types";
import type { PUserId } from "@/lib/users/ids";

const DOCUMENT = "users.document-number";
const BIRTH = "users.date-of-birth";
const SENT = "users.sent-identity";
const SHOWN = 3;

/** What is stored of a document number and a birth date. */
export interface SealedIdentity {
  documentSealed: Uint8Array<ArrayBuffer> | null;
  documentHash: string | null;
  documentEnd: string | null;
  birthSealed: Uint8Array<ArrayBuffer> | null;
}

/** @throws AppError SWITCHED_OFF without `DATA_ENCRYPTION_KEY`: identities could not be kept sealed. */
export function assertIdentityCanBeKept(): void {
  if (!canBeKept()) throw new AppError("SWITCHED_OFF", "DATA_ENCRYPTION_KEY is not set");
}

/** Seals what is given, for this user's row; what is not given, or cannot be sealed without a key, is not in the answer. */
export function sealIdentity(
  user: PUserId,
  clear: { documentNumber: string | null; dateOfBirth: string | null },
): Partial<SealedIdentity> {
  if (!canBeKept()) return {};
  const { documentNumber, dateOfBirth } = clear;
  return {
    ...(documentNumber
      ? {
          documentSealed: seal(DOCUMENT, documentNumber, user),
          documentHash: documentHash(documentNumber),
          documentEnd: shownEnd(documentNumber),
        }
      : {}),
    ...(dateOfBirth ? { birthSealed: seal(BIRTH, dateOfBirth, user) } : {}),
  };
}

/**
 * The stored identity in clear: only for the issuer, for a transfer's party, or through `revealIdentity`. Null for what is
 * not kept, and for what was sealed with another key: the issuer's next word replaces that.
 */
export function openIdentity(
  user: PUserId,
  sealed: Pick<SealedIdentity, "documentSealed" | "birthSealed">,
): { documentNumber: string | null; dateOfBirth: string | null } {
  return {
    documentNumber: sealed.documentSealed && unsealIfReadable(DOCUMENT, sealed.documentSealed, user),
    dateOfBirth: sealed.birthSealed && unsealIfReadable(BIRTH, sealed.birthSealed, user),
  };
}

interface ClearIdentity {
  documentNumber: string;
  dateOfBirth: string;
}

/** The identity that an operation sends, for its row until the outcome is known. @throws EnvironmentError without a key */
export function sealSentIdentity(
  operationId: string,
  { documentNumber, dateOfBirth }: ClearIdentity,
): Uint8Array<ArrayBuffer> {
  return seal(SENT, JSON.stringify([documentNumber, dateOfBirth]), operationId);
}

/** What `sealSentIdentity` kept; empty where nothing was, or it was sealed with another key. */
export function openSentIdentity(operation: {
  id: string;
  sealed: Uint8Array | null;
}): Partial<ClearIdentity> {
  const text = operation.sealed && unsealIfReadable(SENT, operation.sealed, operation.id);
  if (!text) return {};
  const [documentNumber, dateOfBirth] = sentIdentity.parse(JSON.parse(text));
  return { documentNumber, dateOfBirth };
}

const sentIdentity = z.tuple([z.string(), z.string()]);

/** Finds an exact document number, however it was grouped or written, without storing it. */
export function documentHash(documentNumber: string): string {
  return keyed(DOCUMENT, plainDocument(documentNumber));
}

/** Tells whether two requests name the same document and birth date, without saying which. */
export function identityFingerprint(documentNumber: string, dateOfBirth: string): string {
  return keyed(
    "users.identity-fingerprint",
    JSON.stringify([plainDocument(documentNumber), calendarDate(dateOfBirth)]),
  );
}

/** The same reply without document numbers and birth dates, wherever they stand. */
export function withoutIdentity(value: JsonObject): JsonObject {
  const kept = Object.entries(value).filter(([key]) => !IDENTITY_KEY.test(canonicalKey(key)));
  return Object.fromEntries(kept.map(([key, inner]) => [key, cleaned(inner)]));
}

const IDENTITY_KEY =
  /(^|_)(document|passport|id_card|identity|licen[cs]e)_?(no|num|number)$|^(date_of_birth|birth_?da(te|y)|dob)$/;

function cleaned(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(cleaned);
  return value !== null && typeof value === "object" ? withoutIdentity(value) : value;
}

/** At most three letters or digits, and never more than a third of them. */
function shownEnd(documentNumber: string): string {
  const plain = [...plainDocument(documentNumber).replace(/[^\p{L}\p{N}]/gu, "")];
  const count = Math.min(SHOWN, Math.floor(plain.length / 3));
  return count === 0 ? "" : plain.slice(-count).join("");
}

function keyed(purpose: string, text: string): string {
  assertIdentityCanBeKept();
  const key = Buffer.from(
    hkdfSync("sha256", env().dataEncryptionKey ?? "", "card-console", `hash:${purpose}`, 32),
  );
  return createHmac("sha256", key).update(text).digest("hex");
}

function canBeKept(): boolean {
  return (env().dataEncryptionKey?.length ?? 0) >= 32;
}
