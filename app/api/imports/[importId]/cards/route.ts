import { answerGet } from "@/lib/auth/request";
import { listCardRows } from "@/lib/imports/list-card-rows";

interface Params {
  params: Promise<{ importId: string }>;
}

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { importId } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("imports.rows", (viewer, context) => listCardRows(viewer, context, importId, query));
}
