import { answerGet } from "@/lib/auth/request";
import { getImport } from "@/lib/imports/get-import";

interface Params {
  params: Promise<{ importId: string }>;
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { importId } = await params;
  return answerGet("imports.get", (viewer, context) => getImport(viewer, context, importId));
}
