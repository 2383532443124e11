import { answerFile } from "@/lib/auth/request";
import { fetchResult } from "@/lib/imports/fetch-result";

interface Params {
  params: Promise<{ importId: string }>;
}

export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { importId } = await params;
  return answerFile("imports.download", (viewer, context) => fetchResult(viewer, context, importId));
}
