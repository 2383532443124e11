import { answerGet } from "@/lib/auth/request";
import { listUserRows } from "@/lib/imports/list-user-rows";

interface Params {
  params: Promise<{ importId: string }>;
}

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { importId } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("imports.rows", (viewer, context) => listUserRows(viewer, context, importId, query));
}
