import { answerFile } from "@/lib/auth/request";
import { writeManifest } from "@/lib/exports/write-manifest";

interface Params {
  params: Promise<{ exportId: string }>;
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { exportId } = await params;
  return answerFile("transactions.export", (viewer, context) => writeManifest(viewer, context, exportId));
}
