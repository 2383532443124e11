import { answerGet } from "@/lib/auth/request";
import { listJobs } from "@/lib/jobs/list-jobs";

export function GET(): Promise<Response> {
  return answerGet("jobs.list", (viewer, context) => listJobs(viewer, context));
}
