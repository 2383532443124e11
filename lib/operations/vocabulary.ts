import type { ApprovalDto } from "@/lib/approvals/schema";
import type { OperationDto } from "@/lib/operations/schema";

/** What a screen is told that follows a form whose operation waits for a second person. */
export function waitingOperation(
  formId: string,
  approval: Pick<ApprovalDto, "id" | "subject" | "createdAt" | "makerName"> & { kind: string },
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
