import { answerGet } from "@/lib/auth/request";
import { getChallenge } from "@/lib/three-ds/get-challenge";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ challengeId: string }> },
): Promise<Response> {
  const { challengeId } = await params;
  return answerGet("three_ds.get", (viewer, context) => getChallenge(viewer, context, { challengeId }));
}
