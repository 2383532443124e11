/** `with-gaps`: read to its end, but for rows or calls that are listed with it. */
export const SYNC_RUN_STATUSES = ["running", "stalled", "succeeded", "with-gaps", "failed"] as const;
export type SyncRunStatus = (typeof SYNC_RUN_STATUSES)[number];

/** What of a run's end says that the lists were read to their ends. */
export const ENDED_WELL: SyncRunStatus[] = ["succeeded", "with-gaps"];

export const SYNC_PARTS = ["cards", "details", "transactions", "users", "wallets", "transfers"] as const;
export type SyncPart = (typeof SYNC_PARTS)[number];
export type SyncCounts = Record<SyncPart, number>;

/** Why something was left out of a run. */
export const GAP_REASONS = [
  "notObject",
  "noId",
  "idTooLong",
  "noPeriod",
  "noNumber",
  "noTime",
  "unreadable",
  "notStored",
  "internal",
  "unauthorized",
  "refused",
  "not_found",
  "rate_limited",
  "server_error",
  "timeout",
  "connection_lost",
  "unreadable_reply",
] as const;

/** Fields of which a finding may tell, by their name in the mirror; a limit is `limit` and its period. */
export const FINDING_FIELDS = [
  "cardId",
  "pUserId",
  "status",
  "type",
  "transactionCurrency",
  "transactionAmount",
  "localCurrency",
  "localAmount",
  "finalLocalAmount",
  "billingCurrency",
  "billingAmount",
  "calculatedFee",
  "merchantId",
  "merchantName",
  "merchantCountry",
  "merchantCity",
  "occurredAt",
  "title",
  "referenceId",
  "settlementCurrency",
  "first6",
  "last4",
  "expiration",
  "issuerBrand",
  "businessName",
  "issuedAt",
] as const;
