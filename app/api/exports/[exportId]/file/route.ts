import { answerFile } from "@/lib/auth/request";
import { fetchExport } from "@/lib/exports/fetch-export";

interface Params {
  params: Promise<{ exportId: string }>;
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { exportId } = await params;
  return answerFile("transactions.export", (viewer, context) => fetchExport(viewer, context, exportId));
}
