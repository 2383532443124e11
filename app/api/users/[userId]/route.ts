import { answerGet } from "@/lib/auth/request";
import { getUserProfile } from "@/lib/users/get-user-profile";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ userId: string }> },
): Promise<Response> {
  return answerGet("users.get", async (viewer, context) =>
    getUserProfile(viewer, context, (await params).userId),
  );
}
