import { z } from "zod";
import type { ApprovalDto } from "@/lib/approvals/schema";
import type { CardActivity } from "@/lib/cards/schema";
import { parseAmountInput } from "@/lib/core/amount-input";
import { anyText, cursorText, idText, searchText, writtenText } from "@/lib/core/input";
import type { OperationDto } from "@/lib/operations/schema";
import { REMARK_MAX } from "@/lib/transfers/constants";
import type { TransferOutcome } from "@/lib/transfers/transfer-outcome";
import { pUserId } from "@/lib/users/ids";

/** A side of a transfer; without names where the register does not know the user. */
export interface TransferUser {
  id: string;
  firstName: string;
  lastName: string;
  /** The issuer's own word; null when it never said, or the register does not know the user. */
  status: string | null;
  known: boolean;
}

export interface TransferListItem {
  id: string;
  refId: string | null;
  sender: TransferUser | null;
  receiver: TransferUser | null;
  currency: string | null;
  /** Decimal string, positive. */
  amount: string | null;
  remark: string | null;
  /** The issuer's own word. */
  status: string | null;
  outcome: TransferOutcome;
  /** The issuer's time, or when we first saw it. */
  at: string;
  syncedAt: string;
}

export interface TransferPage {
  items: TransferListItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: { count: number; capped: boolean };
}

export interface TransferDetail extends TransferListItem {
  issuedAt: string | null;
  updatedAt: string | null;
  /** The operation of this console that it came of; null for one that was made elsewhere. */
  operation: OperationDto | null;
  /** The request for a second person behind it; null without one, or when the viewer may not read requests. */
  approval: ApprovalDto | null;
  /** Newest first; null when the viewer's role may not read it. */
  history: CardActivity[] | null;
}

/** Distinct values of the mirror, for filters and proposals. */
export interface TransferFacets {
  /** The issuer's words, and what each means. */
  statuses: { word: string; outcome: TransferOutcome }[];
  currencies: string[];
}

/** A transfer whose outcome is not known yet, as the list's screen tells it. */
export interface UndecidedTransfer {
  operation: OperationDto;
  /** Who to whom. */
  label: string;
  currency: string;
  amount: string;
}

const words = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
  z.array(z.string().max(60)).max(20),
);
const bound = z.string().regex(/^\d{1,18}(\.\d{1,18})?$/, "amountFormat");
/** A day, or an instant with its offset. PostgreSQL knows no year 0. */
const time = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], "timeFormat")
  .refine((value) => !value.startsWith("0000"), "timeFormat");

/**
 * `from` is inclusive; `to` is exclusive as an instant and inclusive as a day; days are those of `zone` (IANA), else of
 * `ISSUING_TIME_ZONE`.
 */
export const transferQuery = z.object({
  q: searchText(200).optional(),
  /** Either side. */
  user: pUserId.optional(),
  sender: pUserId.optional(),
  receiver: pUserId.optional(),
  status: words.optional(),
  currency: words.optional(),
  minAmount: bound.optional(),
  maxAmount: bound.optional(),
  from: time.optional(),
  to: time.optional(),
  zone: z.string().max(60).refine(isTimeZone).optional(),
  cursor: cursorText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type TransferQuery = Partial<Omit<z.output<typeof transferQuery>, "user" | "sender" | "receiver">> & {
  user?: string;
  sender?: string;
  receiver?: string;
};

export const transferIdInput = z.strictObject({ transferId: idText(100).trim().min(1) });
export const refreshTransfersInput = z.strictObject({
  /** Seconds; a list read more recently is given as it is. */
  maxAge: z.coerce.number().int().min(0).max(86_400).default(0),
});

const currency = anyText(40)
  .trim()
  .toUpperCase()
  .pipe(z.string().regex(/^[A-Z]{3,5}$/, "currencyNeeded"));

const order = {
  senderId: anyText(200, "senderNeeded").trim().min(1, "senderNeeded").pipe(pUserId),
  receiverId: anyText(200, "receiverNeeded").trim().min(1, "receiverNeeded").pipe(pUserId),
  currency,
  amount: z.string("empty").max(40, "too-large"),
  remark: writtenText(REMARK_MAX, "remarkNeeded").min(1, "remarkNeeded"),
};

/** What moves: the same for the form, the approval and the operation. Amount in the digits of its currency. */
export const transferOrder = z.strictObject(order).transform(exact);
export type TransferOrder = z.output<typeof transferOrder>;

export const createTransferInput = z.strictObject({ formId: z.uuid(), ...order }).transform(exact);
/** As forms give it: the server judges the ids. */
export interface CreateTransferInput {
  formId: string;
  senderId: string;
  receiverId: string;
  currency: string;
  amount: string;
  remark: string;
}

/** What an operation keeps; read back when its answer was lost. */
export const storedTransfer = z.object({
  senderId: pUserId,
  receiverId: pUserId,
  currency: z.string(),
  amount: z.string(),
  remark: z.string(),
  refId: z.string(),
});
export type StoredTransfer = z.output<typeof storedTransfer>;

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

function exact<T extends { senderId: string; receiverId: string; currency: string; amount: string }>(
  given: T,
  context: z.RefinementCtx,
): T {
  if (given.senderId === given.receiverId)
    context.addIssue({ code: "custom", path: ["receiverId"], message: "sameUser" });
  const parsed = parseAmountInput(given.amount, given.currency, { allowZero: false });
  if (parsed.ok) return { ...given, amount: parsed.amount };
  context.addIssue({ code: "custom", path: ["amount"], message: parsed.problem });
  return given;
}
