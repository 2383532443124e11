import { answerGet } from "@/lib/auth/request";
import { listImports } from "@/lib/imports/get-import";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("imports.list", (viewer, context) => listImports(viewer, context, query));
}
