import { z } from "zod";
import { OPERATION_NAMES } from "./operation-names";

/** How answers are written. The defaults are the documented forms; the rest is what §1.2 and §11 also allow. */
export const shapeSchema = z.strictObject({
  /** The contract documents no order: `random` is one that stays, `shuffled` another one for every page. */
  listOrder: z.enum(["newest", "oldest", "random", "shuffled"]),
  /** Fields that no answer has, at any depth, by their snake_case name. */
  omit: z.array(z.string()),
  /** Operations that the contract of this business does not have, and how that is said. */
  notOffered: z.array(z.enum(OPERATION_NAMES)),
  notOfferedStatus: z.union([z.literal(403), z.literal(404), z.literal(405), z.literal(501)]),
  /** Operations whose answers cannot be read in part: about half of all rows, always the same, come without their ids. */
  unreadable: z.array(z.enum(OPERATION_NAMES)),
  /** How a birth date is told. */
  dates: z.enum(["date", "date-time"]),
  envelope: z.enum(["standard", "bare", "string-code", "code-zero", "error-code"]),
  casing: z.enum(["snake", "camel", "camelID"]),
  /** `documented`: each operation's own form; `flat`: the object is `data`; `named`: it is `data.card` and so on. */
  single: z.enum(["documented", "flat", "named"]),
  listsAs: z.enum(["named", "array"]),
  numbers: z.enum(["string", "number"]),
  /** Adds unknown fields everywhere, and an unknown enum value to the last row of each list. */
  extras: z.boolean(),
  /** Most rows a page holds, whatever `limit` asked for; null for the contract's 1000. */
  pageCap: z.int().positive().nullable(),
  limitIds: z.boolean(),
  omitOptional: z.boolean(),
  /** Envelope of the PCI calls, which the contract reads as bare. */
  pciEnvelope: z.enum(["bare", "standard"]),
  /** HTTP status of a refusal that carries an issuer code. */
  errorStatus: z.enum(["http", "always-200"]),
  createCard: z.enum(["allowed", "refused"]),
  /** The documented status enum has no Reversed: "Authorized" keeps to it. */
  reversedStatus: z.enum(["Reversed", "Authorized"]),
  refundAction: z.enum(["Settled", "Authorization", "none"]),
  /** Outcome of a transfer that breaks a condition; `mixed`: no money → Reversed, anything else → error. */
  refusedTransfer: z.enum(["mixed", "error", "reversed"]),
});

export type Shape = z.infer<typeof shapeSchema>;

export const DOCUMENTED_SHAPE: Shape = {
  listOrder: "newest",
  omit: [],
  notOffered: [],
  notOfferedStatus: 404,
  unreadable: [],
  dates: "date",
  envelope: "standard",
  casing: "snake",
  single: "documented",
  listsAs: "named",
  numbers: "string",
  extras: false,
  pageCap: null,
  limitIds: false,
  omitOptional: false,
  pciEnvelope: "bare",
  errorStatus: "http",
  createCard: "allowed",
  reversedStatus: "Reversed",
  refundAction: "Settled",
  refusedTransfer: "mixed",
};
