import { answerGet } from "@/lib/auth/request";
import { listUsers } from "@/lib/users/list-users";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("users.list", (viewer, context) => listUsers(viewer, context, query));
}
