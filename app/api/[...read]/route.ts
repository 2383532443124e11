import { answerReadAt } from "@/lib/root/answer-read-at";

/** Every read of the console; `lib/root/reads.ts` names them all. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ read: string[] }> },
): Promise<Response> {
  return answerReadAt((await params).read, new URL(request.url).searchParams);
}
