import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { readJobs } from "@/lib/jobs/read-jobs";
import type { JobDto } from "@/lib/jobs/schema";

/** The repeating work of all processes and how it stands. @throws AppError FORBIDDEN */
export async function listJobs(viewer: Viewer, _context: RequestContext): Promise<JobDto[]> {
  assertPermission(viewer, "jobs.read");
  return readJobs();
}
