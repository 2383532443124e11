import { answerGet } from "@/lib/auth/request";
import { operationResolvers } from "@/lib/jobs/operation-resolvers";
import { getOperation } from "@/lib/operations/get-operation";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ operationId: string }> },
): Promise<Response> {
  return answerGet("operations.get", async (viewer, context) =>
    getOperation(viewer, context, (await params).operationId, operationResolvers),
  );
}
