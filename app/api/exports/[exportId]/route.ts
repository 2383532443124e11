import { answerGet } from "@/lib/auth/request";
import { getExport } from "@/lib/exports/get-export";

interface Params {
  params: Promise<{ exportId: string }>;
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { exportId } = await params;
  return answerGet("transactions.export", (viewer, context) => getExport(viewer, context, exportId));
}
