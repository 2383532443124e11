import type { OperationDto } from "@/lib/operations/schema";

/** What a screen is told that follows a form whose operation waits for a second person. */
export function waitingOperation(
  formId: string,
  approval: {
    id: string;
    kind: string;
    subject: { type: string; id: string };
    createdAt: string;
    makerName: string;
  },
): OperationDto {
  return {
    id: formId,
    kind: approval.kind,
    subjectType: approval.subject.type,
    subjectId: approval.subject.id,
    status: "waiting",
    approvalId: approval.id,
    issuerCode: null,
    issuerRequestId: "",
    startedAt: approval.createdAt,
    completedAt: null,
    actorName: approval.makerName,
    result: null,
  };
}
