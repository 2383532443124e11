import { answerGet } from "@/lib/auth/request";
import { findUndecidedTransfers } from "@/lib/transfers/find-undecided-transfers";

export function GET(): Promise<Response> {
  return answerGet("transfers.undecided", (viewer) => findUndecidedTransfers(viewer));
}
