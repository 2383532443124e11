import { z } from "zod";
import {
  CARD_ROW_STATUSES,
  type CardRowStatus,
  CHUNK,
  IMPORT_NOUNS,
  type ImportNoun,
  type ImportStatus,
  LONGEST_CELL,
  MOST_ROWS,
  RETRIABLE,
  type StopReason,
  USER_ROW_STATUSES,
  type UserRowStatus,
} from "@/lib/imports/constants";
import { hasLongNumber } from "@/lib/imports/cut-numbers";

const cell = z.string().max(LONGEST_CELL, "tooLong");
const line = z.number().int().min(1).max(2_000_000);

export const userRowInput = z.strictObject({
  line,
  firstName: cell,
  lastName: cell,
  callingCode: cell,
  phoneNumber: cell,
  documentType: cell,
  documentNumber: cell,
  dateOfBirth: cell,
  issuingCountry: cell,
});
export type UserRowInput = z.output<typeof userRowInput>;

/** A full card number is refused here too, whatever sent it. */
const uncut = (text: string) => !hasLongNumber(text);
const told = z.string().min(1).max(LONGEST_CELL).refine(uncut, "numberElsewhere").nullable();

export const cardRowInput = z.strictObject({
  line,
  cardId: told,
  referenceId: told,
  first6: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  last4: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  expiration: z
    .string()
    .regex(/^(0[1-9]|1[0-2])\/\d{2}$/)
    .nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  form: z.enum(["Physical", "Virtual"]).nullable(),
  physicalReferenceId: told,
  batch: told,
  label: told,
});
export type CardRowInput = z.output<typeof cardRowInput>;

const userRows = z.array(userRowInput).min(1).max(CHUNK);
const cardRows = z.array(cardRowInput).min(1).max(CHUNK);
const importId = z.uuid();

export const checkUsersInput = z.strictObject({ rows: userRows });
export const checkCardsInput = z.strictObject({ rows: cardRows });
export const openImportInput = z.strictObject({
  /** Made once by the screen, so that a repeated press is the same import. */
  importId,
  noun: z.enum(IMPORT_NOUNS),
  fileName: z.string().trim().min(1).max(200).refine(uncut, "numberElsewhere"),
  rows: z.number().int().min(1).max(MOST_ROWS),
});
export type OpenImportInput = z.input<typeof openImportInput>;
export const addUserRowsInput = z.strictObject({ importId, rows: userRows });
export const addCardRowsInput = z.strictObject({ importId, rows: cardRows });
export const steerInput = z.strictObject({ importId });
export const retryInput = z.strictObject({ importId, which: z.enum(RETRIABLE) });
export const importsQuery = z.strictObject({ noun: z.enum(IMPORT_NOUNS).optional() });
const place = {
  after: z.coerce.number().int().min(0).max(2_000_000).optional(),
  before: z.coerce.number().int().min(1).max(2_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const userRowsQuery = z.strictObject({ status: z.enum(USER_ROW_STATUSES).optional(), ...place });
export const cardRowsQuery = z.strictObject({ status: z.enum(CARD_ROW_STATUSES).optional(), ...place });
export interface RowsQuery {
  status?: string | undefined;
  after?: number | undefined;
  before?: number | undefined;
}

/** What is wrong with a line of users: field → key of a text. */
export interface UserLineProblem {
  line: number;
  problems: Record<string, string>;
  /** Who has the phone number already. */
  userId?: string | undefined;
}

export interface CardMatch {
  line: number;
  status: CardRowStatus;
  card: MatchedCard | null;
  /** What differs, or how many cards it could be. */
  differs: ("first6" | "last4" | "expiration" | "currency" | "form" | "identity")[];
  candidates: number;
}

export interface MatchedCard {
  id: string;
  title: string;
  first6: string | null;
  last4: string | null;
}

export interface ImportDto {
  id: string;
  noun: ImportNoun;
  status: ImportStatus;
  stopReason: StopReason | null;
  fileName: string;
  rows: number;
  /** Row status → count. */
  counts: Partial<Record<UserRowStatus | CardRowStatus, number>>;
  ownerName: string;
  runnerName: string;
  createdAt: string;
  confirmedAt: string | null;
  finishedAt: string | null;
  /** When what the rows held about people was deleted; nothing can be tried again from then on. */
  purgedAt: string | null;
  /** SHA-256 over what was kept of the file; null until it was confirmed. */
  contentHash: string | null;
}

export interface UserRowDto {
  line: number;
  status: UserRowStatus;
  /** Null once it was deleted and nobody was created. */
  name: string | null;
  phone: string | null;
  problems: Record<string, string>;
  issuerCode: string | null;
  /** Who was created, or who has the phone number. */
  userId: string | null;
  attempts: number;
}

export interface CardRowDto {
  line: number;
  status: CardRowStatus;
  card: MatchedCard | null;
  first6: string | null;
  last4: string | null;
  expiration: string | null;
  form: string | null;
  physicalReferenceId: string | null;
  batch: string | null;
  label: string | null;
}

export interface RowPage<Row> {
  items: Row[];
  nextAfter: number | null;
  previousBefore: number | null;
}

/** What a confirmed upload became: itself, or the import that had the same content before. */
export interface ConfirmedImport {
  import: ImportDto;
  repeated: boolean;
}
