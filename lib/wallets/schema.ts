import { z } from "zod";
import type { CardActivity } from "@/lib/cards/schema";
import { anyText, cursorText, idText, searchText, writtenText } from "@/lib/core/input";
import type { OperationDto } from "@/lib/operations/schema";
import { pUserId } from "@/lib/users/ids";
import type { FeeFact } from "@/lib/wallets/constants";
import { isLess, type ToldFee } from "@/lib/wallets/fee-rule";

export interface WalletListItem {
  id: string;
  /** Null when the issuer does not say whose it is. */
  user: { id: string; firstName: string; lastName: string } | null;
  network: string | null;
  currency: string | null;
  address: string | null;
  /** The issuer's own word. */
  status: string | null;
  /** Decimal string; null: the issuer does not tell one. */
  balance: string | null;
  issuedAt: string | null;
  syncedAt: string;
  /** Since when the issuer's list does not name it any more. */
  missingSince: string | null;
}

export interface WalletTransactionDto {
  id: string;
  type: string | null;
  status: string | null;
  currency: string | null;
  /** Decimal strings. */
  amount: string | null;
  fee: string | null;
  /** Where the issuer does not name it, that of what was credited; null: nobody knows. */
  feeCurrency: string | null;
  /** What reached the user's balance, where the issuer tells it. */
  credited: string | null;
  creditedIn: string | null;
  hash: string | null;
  fromAddress: string | null;
  toAddress: string | null;
  /** The issuer's time, or when we first saw it. */
  at: string;
}

export interface WalletDetail extends WalletListItem {
  /** The address as a QR code, an SVG document; null without an address. */
  qr: string | null;
  /** When the transactions were last read; null: never, or the issuer does not offer that. */
  readAt: string | null;
  /** How often the sync reads the issuer, in seconds: nothing else notices a deposit while nobody looks. */
  syncSeconds: number;
  /** What was done about it here; null for roles that may not read the audit log. */
  history: CardActivity[] | null;
}

export interface WalletTransactionPage {
  items: WalletTransactionDto[];
  nextCursor: string | null;
  previousCursor: string | null;
}

export interface WalletPage {
  items: WalletListItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: { count: number; capped: boolean };
}

/** Distinct values of the mirror, for filters and proposals. */
export interface WalletFacets {
  statuses: string[];
  networks: string[];
  currencies: string[];
}

export interface FeeRuleDto {
  /** Null: the issuer says that none is set. */
  rule: (ToldFee & { currency: string; updatedAt: string | null }) | null;
  /** Goes back with a change: it is refused when the rule is another one by then. */
  version: string;
  asOf: string;
  may: { change: boolean };
  /** A change whose outcome is not known yet. */
  undecided: OperationDto | null;
  /** A change that waits for a second person. */
  waiting: { approvalId: string; label: string; makerName: string } | null;
  /** Newest first; null for roles that may not read the audit log. */
  history: FeeChange[] | null;
}

/** A change of the fee rule that somebody made here, or tried to. */
export interface FeeChange {
  id: string;
  at: string;
  actor: string;
  outcome: string;
  /** The rule that was asked for, in one line. */
  label: string;
  /** Only of one that was made: the parts that differ, as the approvals name them. */
  changes: { fact: FeeFact; before: string | null; after: string | null }[];
  reason: string | null;
  errorCode: string | null;
  requestId: string;
  approval: { id: string; checkerName: string | null } | null;
}

const list = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
  z.array(anyText(60)).max(20),
);

const page = {
  cursor: cursorText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const walletQuery = z.object({
  q: searchText(200).optional(),
  status: list.optional(),
  network: list.optional(),
  currency: list.optional(),
  user: pUserId.optional(),
  ...page,
});
export type WalletQuery = Partial<Omit<z.output<typeof walletQuery>, "user">> & { user?: string };

export const walletIdInput = z.strictObject({ walletId: idText(100).trim().min(1) });
export const refreshWalletInput = walletIdInput.extend({
  /** Seconds; a wallet read more recently is given as it is. */
  maxAge: z.coerce.number().int().min(0).max(86_400).default(0),
});
export const walletTransactionQuery = z.object({ ...walletIdInput.shape, ...page });

export const createWalletInput = z.strictObject({
  operationId: z.uuid(),
  pUserId: z.string("userNeeded").trim().min(1, "userNeeded").max(100, "tooLong").pipe(pUserId),
  network: writtenText(60).min(1, "networkNeeded"),
  currency: anyText(40)
    .trim()
    .toUpperCase()
    .pipe(z.string().regex(/^[A-Z0-9.]{2,12}$/, "currencyNeeded")),
});
export type CreateWalletInput = z.input<typeof createWalletInput>;

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,2})?$/, { error: "amountFormat", abort: true });

const feeFields = {
  percentage: z
    .string()
    .trim()
    .regex(/^\d{1,3}(\.\d{1,4})?$/, { error: "percentFormat", abort: true })
    .refine((text) => !isLess("100", text), "percentMost"),
  fixedAmount: amount,
  minAmount: amount,
  /** Null: without an upper bound. */
  maxAmount: amount.nullable(),
};

/** What the executor of an approved change is given. */
export const feeFacts = z.strictObject(feeFields);

export const setFeeRuleInput = z
  .strictObject({
    operationId: z.uuid(),
    version: anyText(100),
    ...feeFields,
    reason: writtenText(500).default(""),
  })
  .refine(({ minAmount, maxAmount }) => maxAmount === null || !isLess(maxAmount, minAmount), {
    path: ["maxAmount"],
    error: "maximumBelow",
  });
export type SetFeeRuleInput = z.input<typeof setFeeRuleInput>;
