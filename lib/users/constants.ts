export const DOCUMENT_TYPES = ["PASSPORT", "DRIVER_LICENSE", "ID_CARD"] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** How long a document number and birth date may be shown in full, in seconds. */
export const IDENTITY_SECONDS = 30;

/** The keys of texts for what is wrong with a field. */
export const USER_PROBLEMS = [
  "callingCodeFormat",
  "phoneFormat",
  "documentTypeNeeded",
  "documentNeeded",
  "nameNeeded",
  "dateFormat",
  "dateInPast",
  "countryNeeded",
  "tooLong",
  "cardNumber",
] as const;
