import { answerFile } from "@/lib/auth/request";
import { fetchTemplate } from "@/lib/imports/fetch-template";

export function GET(): Promise<Response> {
  return answerFile("users.import", (viewer, context) => fetchTemplate(viewer, context));
}
