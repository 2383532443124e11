export const IMPORT_NOUNS = ["users", "cards"] as const;
export type ImportNoun = (typeof IMPORT_NOUNS)[number];

/** `uploading`: confirmed, and its rows are still coming. */
export const IMPORT_STATUSES = ["uploading", "running", "stopped", "done"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Why an import stopped by itself. */
export const STOP_REASONS = ["issuer", "runner", "switched-off"] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** `unconfirmed`: the answer was lost, and nothing that can be read tells what came of it. */
export const USER_ROW_STATUSES = [
  "waiting",
  "sending",
  "unknown",
  "created",
  "failed",
  "unconfirmed",
  "invalid",
  "skipped",
] as const;
export type UserRowStatus = (typeof USER_ROW_STATUSES)[number];

/** Rows that may be tried again: known to have done nothing, or, by a person's decision, not known at all. */
export const RETRIABLE = ["failed", "unconfirmed"] as const;
export type Retriable = (typeof RETRIABLE)[number];

/** `differs`: the card is known, and the document says something else of it. */
export const CARD_ROW_STATUSES = ["matched", "unknown", "ambiguous", "differs", "repeated"] as const;
export type CardRowStatus = (typeof CARD_ROW_STATUSES)[number];

export const USER_FIELDS = [
  "firstName",
  "lastName",
  "callingCode",
  "phoneNumber",
  "documentType",
  "documentNumber",
  "dateOfBirth",
  "issuingCountry",
] as const;
export type UserField = (typeof USER_FIELDS)[number];

/** What is wanted of a card document; every other column stays in the browser. */
export const CARD_FIELDS = [
  "cardNumber",
  "cardId",
  "referenceId",
  "expiration",
  "currency",
  "form",
  "physicalReferenceId",
  "batch",
  "label",
] as const;
export type CardField = (typeof CARD_FIELDS)[number];

/** What may be wrong with a line of a card document before anything is asked. */
export const CARD_PROBLEMS = [
  "noIdentity",
  "numberUnreadable",
  "numberElsewhere",
  "expirationUnreadable",
  "tooLong",
] as const;
export type CardProblem = (typeof CARD_PROBLEMS)[number];

/** Beside what the schema of a user says: the same number twice in the file, or already registered. */
export const ROW_PROBLEMS = ["phoneTwice", "phoneTaken", "busy", "refused", "notSent", "internal"] as const;

/** Why a file cannot be read at all. */
export const FILE_PROBLEMS = [
  "tooBig",
  "tooManyRows",
  "tooManyColumns",
  "empty",
  "notText",
  "notTable",
  "brokenWorkbook",
  "oldWorkbook",
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 100;
export const MOST_BYTES = 25 * 1024 * 1024;
/** Rows in one request. */
export const CHUNK = 500;
/** Longest text of one cell that is sent. */
export const LONGEST_CELL = 200;
