import { answerGet } from "@/lib/auth/request";
import { getFeedHealth } from "@/lib/webhooks/get-feed-health";

export function GET(): Promise<Response> {
  return answerGet("webhooks.feed", getFeedHealth);
}
