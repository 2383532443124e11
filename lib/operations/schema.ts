/** `unconfirmed` is final: the reply was lost, and nothing that can be read tells what came of it. */
export const OPERATION_STATUSES = [
  "pending",
  "unknown",
  "succeeded",
  "refused",
  "failed",
  "not_applied",
  "unconfirmed",
] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** A write to the issuer, as the screen that started it follows it. */
export interface OperationDto {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  /** `waiting`: nothing was sent; a second person must approve the request `approvalId` first. */
  status: OperationStatus | "waiting";
  approvalId?: string | undefined;
  issuerCode: string | null;
  issuerRequestId: string;
  startedAt: string;
  completedAt: string | null;
  actorName: string;
  result: unknown;
}
