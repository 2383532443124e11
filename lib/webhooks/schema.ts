import { z } from "zod";
import { anyText, searchText } from "@/lib/core/input";
import {
  DELIVERY_MARKS,
  DELIVERY_STATES,
  type DeliveryMark,
  type FeedState,
  SIGNATURES,
} from "@/lib/webhooks/constants";

export interface DeliveryItem {
  id: string;
  /** ISO 8601 UTC. */
  receivedAt: string;
  /** One of `DELIVERY_STATES`. */
  state: string;
  proof: string;
  /** `valid`, or why it was refused. */
  signature: string;
  action: string | null;
  transactionId: string | null;
  /** `inserted`, `updated`, `unchanged`; null where it was about no transaction. */
  change: string | null;
  statusBefore: string | null;
  statusAfter: string | null;
  marks: DeliveryMark[];
  duplicates: number;
  /** Failed attempts to process it. */
  attempts: number;
}

/** A field of the transaction that a delivery changed; null: not said. */
export interface DeliveryDifference {
  field: string;
  before: string | null;
  after: string | null;
}

export interface DeliveryDetail extends DeliveryItem {
  /** Indented where it is JSON, else as it came; secrets are cut. Null for a refused one. */
  body: string | null;
  bodyIsJson: boolean;
  bodyBytes: number;
  sourceAddress: string | null;
  headers: DeliveryHeaders;
  signedAt: string | null;
  processedAt: string | null;
  nextAttemptAt: string | null;
  /** When the same content came again: the first 50 times. */
  duplicatedAt: string[];
  differences: DeliveryDifference[];
  /** Why its last attempt failed, where it did: one of `FAILURES`. */
  failure: string | null;
  replayedAt: string | null;
  replayChange: string | null;
  /** Whether the viewer may have it processed again. */
  replayable: boolean;
}

export interface DeliveryHeaders {
  credential: string | null;
  nonce: string | null;
  action: string | null;
  contentType: string | null;
  sender: string | null;
}

export interface DeliveryPage {
  items: DeliveryItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** Counted up to 1,000. */
  total: { count: number; capped: boolean };
}

/** Where the issuer is to send its webhooks; null: this console does not know its own address. */
export interface WebhookEndpoint {
  url: string | null;
  proof: "signature" | "secret-path";
}

/** How the issuer's webhooks are doing. */
export interface FeedHealth {
  state: FeedState;
  /** The last delivery that was proved; ISO 8601 UTC. */
  lastValidAt: string | null;
  /** The newest transaction of the mirror, when it is later than that. */
  newerTransactionAt: string | null;
  /** Deliveries that wait to be processed. */
  waiting: number;
  /** Deliveries whose last attempt failed, counted up to 1,000. */
  failed: number;
  /** Refused within the last hour, counted up to 1,000, and the reason of the last of them. */
  refused: number;
  refusedReason: string | null;
  /** How far the issuer's clock is ahead of ours, negative behind; null within a minute, or not known. */
  issuerClockSkewSeconds: number | null;
}

/** What was replayed: how many, how many of them are understood now, how many changed the mirror. */
export interface ReplayedDeliveries {
  replayed: number;
  understood: number;
  changed: number;
}

export interface ReplayedDelivery {
  deliveryId: string;
  outcome: string;
  change: string | null;
}

const text = (most: number) => anyText(most).trim();
const list = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
  z.array(text(60)).max(20),
);
/** A day, or an instant with its offset. PostgreSQL knows no year 0. */
const time = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .refine((value) => !value.startsWith("0000"));

/**
 * What the inbox can be asked. `q` is a whole transaction or delivery id. `from` is inclusive; `to` is exclusive as an
 * instant and inclusive as a day; days are those of `zone` (IANA).
 */
export const deliveryQuery = z.strictObject({
  q: searchText(200).optional(),
  state: list.pipe(z.array(z.enum(DELIVERY_STATES))).optional(),
  signature: list.pipe(z.array(z.enum(SIGNATURES))).optional(),
  action: list.optional(),
  mark: list.pipe(z.array(z.enum(DELIVERY_MARKS))).optional(),
  from: time.optional(),
  to: time.optional(),
  zone: z
    .string()
    .regex(/^[A-Za-z]+(\/[\w+-]+)*$/)
    .refine(isTimeZone)
    .default("UTC"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

/** The query as screens write it. */
export interface DeliveryQuery {
  q?: string;
  state?: string[];
  signature?: string[];
  action?: string[];
  mark?: string[];
  from?: string;
  to?: string;
  zone?: string;
  limit?: number;
  cursor?: string;
}

export const replayDeliveryInput = z.strictObject({ deliveryId: z.uuid() });

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
