import { answerGet } from "@/lib/auth/request";
import { getWallet } from "@/lib/wallets/get-wallet";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ walletId: string }> },
): Promise<Response> {
  return answerGet("wallets.get", async (viewer, context) =>
    getWallet(viewer, context, (await params).walletId),
  );
}
