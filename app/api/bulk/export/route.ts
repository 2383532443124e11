import { answerFile } from "@/lib/auth/request";
import { exportSelection } from "@/lib/bulk/export-selection";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerFile("bulk.export", (viewer, context) => exportSelection(viewer, context, query));
}
