import { z } from "zod";
import {
  APPROVAL_KINDS,
  APPROVAL_STATUSES,
  type ApprovalKind,
  type ApprovalStatus,
  COMMENT_MAX,
  type DecisionObstacle,
  POLICY_RULES_MAX,
  THRESHOLD_OF,
} from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import { ROLES } from "@/lib/auth/constants";
import { writtenText } from "@/lib/core/input";
import type { OperationDto } from "@/lib/operations/schema";

/** What somebody asked for and may not do alone. */
export interface ApprovalDto {
  id: string;
  kind: ApprovalKind;
  subject: { type: string; id: string };
  label: string;
  /** Decimal string; null with a currency: without an upper bound. */
  amount: string | null;
  currency: string | null;
  items: number | null;
  /** What a bulk action does to each item, as it was stored; null for every other kind. */
  act: unknown;
  reason: string;
  status: ApprovalStatus;
  makerId: string;
  makerName: string;
  createdAt: string;
  expiresAt: string;
  checkerName: string | null;
  decidedAt: string | null;
  /** What who decided wrote. */
  comment: string;
  operationId: string | null;
  errorCode: string | null;
  rule: PolicyRule;
  mine: boolean;
  /** Why the viewer cannot decide it; null: he can. */
  obstacle: DecisionObstacle | null;
}

/** What a verb that may need a second person answers: it was done, or somebody must approve it first. */
export type Submitted<T = OperationDto> = T | { approval: ApprovalDto };

/** Who must agree before something is done, and the rule that says so. */
export interface SecondPerson {
  rule: PolicyRule;
  /** Of the amount that was asked about: in it a rule for every currency is read. */
  currency: string | null;
  /** The names of those who may decide now; empty: nobody may. */
  deciders: string[];
}

export interface ApprovalCommentDto {
  id: string;
  authorName: string;
  text: string;
  createdAt: string;
}

export type SnapshotFact = string | number | boolean | null;

export interface ApprovalDetail extends ApprovalDto {
  /** What was asked, as the executor will take it. Never anything secret. */
  input: unknown;
  snapshotThen: Record<string, SnapshotFact>;
  /** Null when it is over, or cannot be read now. */
  snapshotNow: Record<string, SnapshotFact> | null;
  /** To be sent with an approval once `snapshotNow` differs. */
  snapshotHash: string | null;
  differs: boolean;
  comments: ApprovalCommentDto[];
  mayComment: boolean;
  /** The names of the people beside the maker who could decide it now. */
  deciders: string[];
}

export interface ApprovalPage {
  items: ApprovalDto[];
  nextCursor: string | null;
  previousCursor: string | null;
}

/** How many requests a viewer could decide now, and the newest of them. */
export interface WaitingForMe {
  count: number;
  newest: Pick<ApprovalDto, "id" | "kind" | "label" | "items" | "act" | "makerName" | "createdAt"> | null;
}

export interface PolicyDto {
  version: number;
  rules: PolicyRule[];
  changedAt: string;
  /** Null: the rules that the console comes with. */
  changedByName: string | null;
  reason: string;
  mayChange: boolean;
  /** How many other people could approve a change of the policy; at none it needs nobody. */
  others: number;
  history: PolicyVersionDto[];
}

export interface PolicyVersionDto {
  version: number;
  changedAt: string;
  changedByName: string | null;
  reason: string;
}

const text = writtenText(COMMENT_MAX);
const written = text.refine((value) => value.length > 0, "commentNeeded");
const approvalId = z.uuid();

export const approveInput = z.strictObject({
  approvalId,
  comment: text.default(""),
  /** The snapshot the checker says yes to, where it is another one than the maker saw. */
  snapshotHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export const declineInput = z.strictObject({ approvalId, comment: written });
export const withdrawInput = z.strictObject({ approvalId });
export const commentInput = z.strictObject({ approvalId, text: written });

export type ApproveInput = z.input<typeof approveInput>;
export type DeclineInput = z.input<typeof declineInput>;
export type WithdrawInput = z.input<typeof withdrawInput>;
export type CommentInput = z.input<typeof commentInput>;

export const approvalQuery = z.object({
  tab: z.enum(["waiting", "mine", "decided"]).default("waiting"),
  kind: z.enum(APPROVAL_KINDS).optional(),
  status: z.enum(APPROVAL_STATUSES).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ApprovalQuery = Partial<z.output<typeof approvalQuery>>;

/** A rule as it stands in a request; older ones may be such as nobody may make any more. */
export const storedRule = z.strictObject({
  kind: z.enum(APPROVAL_KINDS),
  role: z.enum(ROLES).nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3,5}$/, "currencyFormat")
    .nullable(),
  threshold: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,4})?$/, "amountFormat")
    .nullable(),
  needsSecond: z.boolean(),
});

export const policyRule = storedRule
  .refine((rule) => THRESHOLD_OF[rule.kind] !== "none" || rule.threshold === null, {
    path: ["threshold"],
    error: "noThreshold",
  })
  .refine((rule) => THRESHOLD_OF[rule.kind] === "amount" || rule.currency === null, {
    path: ["currency"],
    error: "noCurrency",
  })
  .refine(
    (rule) => THRESHOLD_OF[rule.kind] !== "amount" || rule.threshold === null || rule.currency !== null,
    {
      path: ["currency"],
      error: "currencyNeeded",
    },
  )
  .refine((rule) => rule.kind !== "bulk" || rule.threshold === null || /^\d+$/.test(rule.threshold), {
    path: ["threshold"],
    error: "amountFormat",
  });

export const changePolicyInput = z.strictObject({
  formId: z.uuid(),
  /** The version that the editor showed; a later one is refused as stale. */
  version: z.number().int(),
  rules: z.array(policyRule).max(POLICY_RULES_MAX, "tooManyRules"),
  reason: written,
});
export type ChangePolicyInput = z.input<typeof changePolicyInput>;
