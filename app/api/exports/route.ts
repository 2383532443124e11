import { answerGet } from "@/lib/auth/request";
import { listExports } from "@/lib/exports/list-exports";

export function GET(): Promise<Response> {
  return answerGet("transactions.export", (viewer, context) => listExports(viewer, context));
}
