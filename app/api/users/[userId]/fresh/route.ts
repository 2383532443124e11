import { answerGet } from "@/lib/auth/request";
import { refreshUser } from "@/lib/users/refresh-user";

export function GET(
  request: Request,
  { params }: { params: Promise<{ userId: string }> },
): Promise<Response> {
  const maxAge = new URL(request.url).searchParams.get("maxAge") ?? undefined;
  return answerGet("users.refresh", async (viewer, context) =>
    refreshUser(viewer, context, { userId: (await params).userId, maxAge }),
  );
}
