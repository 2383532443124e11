import { answerGet } from "@/lib/auth/request";
import { getUserBalances } from "@/lib/balances/get-user-balances";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ userId: string }> },
): Promise<Response> {
  return answerGet("users.balances", async (viewer, context) =>
    getUserBalances(viewer, context, (await params).userId),
  );
}
