import { answerGet } from "@/lib/auth/request";
import { getOperation } from "@/lib/operations/get-operation";
import { operationResolvers } from "@/lib/root/operation-resolvers";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ operationId: string }> },
): Promise<Response> {
  return answerGet("operations.get", async (viewer, context) =>
    getOperation(viewer, context, (await params).operationId, operationResolvers),
  );
}
