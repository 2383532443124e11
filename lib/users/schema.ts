import { z } from "zod";
import type { CardActivity, CardTransaction } from "@/lib/cards/schema";
import type { CardState } from "@/lib/cards/status";
import { anyText, cursorText, searchText, writtenText } from "@/lib/core/input";
import { isPhoneWritten, readPhone } from "@/lib/core/phone";
import { isCountry } from "@/lib/i18n/countries";
import type { OperationDto } from "@/lib/operations/schema";
import { DOCUMENT_TYPES } from "@/lib/users/constants";
import { pUserId } from "@/lib/users/ids";

/** A user's card as far as the user's pages name it. */
export interface UserCard {
  id: string;
  title: string;
  last4: string | null;
  status: string;
  state: CardState;
}

export interface UserListItem {
  /** What cards call `p_user_id`. */
  id: string;
  firstName: string;
  lastName: string;
  phone: { callingCode: string | null; number: string } | null;
  /** The issuer's own word; null when it never said. */
  status: string | null;
  documentType: string | null;
  /** The last characters of the document number; null when no number is known. */
  documentEnd: string | null;
  /** ISO 3166 alpha-3 */
  country: string | null;
  /** The card that is not terminated. */
  card: UserCard | null;
  issuedAt: string | null;
  syncedAt: string;
  version: number;
}

export interface UserProfile extends UserListItem {
  userId: string | null;
  referenceId: string | null;
  updatedAt: string | null;
  /** Whether there is anything to show in full. */
  identityKnown: boolean;
  /** All cards, terminated ones included. */
  cards: UserCard[];
  /** Null when the viewer's role may not read them. */
  transactions: CardTransaction[] | null;
  /** Newest first; null when the viewer's role may not read it. */
  history: CardActivity[] | null;
  undecided: OperationDto | null;
  may: {
    edit: boolean;
    identity: boolean;
    linkCard: boolean;
    balances: boolean;
    transfers: boolean;
    transfer: boolean;
  };
}

export interface UserBalances {
  /** Decimal strings, one entry per currency; never added up. */
  balances: { currency: string; balance: string }[];
  /** How many more could not be read. */
  unread: number;
  asOf: string;
}

export interface FoundUser {
  id: string;
  name: string;
}

/** For the one answer that shows them, and nothing else: never cached, logged or stored. */
export interface RevealedIdentity {
  documentNumber: string | null;
  /** YYYY-MM-DD */
  dateOfBirth: string | null;
  seconds: number;
}

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(item).max(20),
  );

export const userQuery = z.object({
  q: searchText(100).optional(),
  status: list(anyText(40)).optional(),
  card: z.enum(["yes", "no"]).optional(),
  country: list(z.string().regex(/^[A-Z]{3}$/)).optional(),
  cursor: cursorText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type UserQuery = Partial<z.output<typeof userQuery>>;

export interface UserPage {
  items: UserListItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: { count: number; capped: boolean };
}

/** Distinct values of the register, for filters. */
export interface UserFacets {
  statuses: string[];
  countries: string[];
}

const name = writtenText(100).default("");
const documentNumber = anyText(50).trim().min(1, "documentNeeded");
const dateOfBirth = z.iso
  .date("dateFormat")
  .refine((day) => day >= "1900-01-01" && day < new Date().toISOString().slice(0, 10), "dateInPast");

/** The fields of issuing-api §4.1, as a form gives them. */
const facts = {
  callingCode: anyText(20)
    .transform((text) => text.normalize("NFKC").replace(/^\s*(?:\+|00)|[\s()-]/g, ""))
    .pipe(z.string().regex(/^\d{1,3}$/, "callingCodeFormat")),
  phoneNumber: anyText(40).refine(isPhoneWritten, "phoneFormat"),
  documentType: z.enum(DOCUMENT_TYPES, "documentTypeNeeded"),
  issuingCountry: anyText(60).refine(isCountry, "countryNeeded"),
};

export const createUserInput = z
  .strictObject({
    operationId: z.uuid(),
    ...facts,
    documentNumber,
    dateOfBirth,
    firstName: name,
    lastName: name,
  })
  .refine((user) => user.firstName !== "" || user.lastName !== "", {
    path: ["firstName"],
    error: "nameNeeded",
  })
  .transform(asSent);

/** Edit User wants all eight fields; number and birth date that are left out stay what they are. */
export const editUserInput = z
  .strictObject({
    operationId: z.uuid(),
    userId: pUserId,
    version: z.number().int(),
    ...facts,
    documentNumber: documentNumber.optional(),
    dateOfBirth: dateOfBirth.optional(),
    firstName: writtenText(100).min(1, "nameNeeded"),
    lastName: writtenText(100).min(1, "nameNeeded"),
  })
  .transform(asSent);

/** With the telephone number as the issuer takes it, whatever it was typed with. */
function asSent<User extends { callingCode: string; phoneNumber: string }>(
  user: User,
  context: z.RefinementCtx,
): User {
  const phone = readPhone(user.callingCode, user.phoneNumber);
  if (!phone) context.addIssue({ code: "custom", path: ["phoneNumber"], message: "phoneFormat" });
  return phone ? { ...user, callingCode: phone.callingCode, phoneNumber: phone.number } : user;
}

export const linkCardInput = z.strictObject({ operationId: z.uuid(), userId: pUserId });
export const findByDocumentInput = z.strictObject({ documentNumber });
export const revealIdentityInput = z.strictObject({ userId: pUserId });
export const refreshUserInput = z.strictObject({
  userId: pUserId,
  /** Seconds; a user read from the issuer more recently is given as it is. */
  maxAge: z.coerce.number().int().min(0).max(86_400).default(0),
});

/** As forms give them: the server judges the kind of document and the id. */
export type CreateUserInput = Omit<z.input<typeof createUserInput>, "documentType"> & {
  documentType: string;
};
export type EditUserInput = Omit<z.input<typeof editUserInput>, "documentType" | "userId"> & {
  documentType: string;
  userId: string;
};
export type LinkCardInput = { operationId: string; userId: string };
