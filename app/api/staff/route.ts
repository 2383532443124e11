import { answerGet } from "@/lib/auth/request";
import { listStaff } from "@/lib/staff/list-staff";

export function GET(): Promise<Response> {
  return answerGet("team.list", (viewer, context) => listStaff(viewer, context));
}
