import { answerGet } from "@/lib/auth/request";
import { refreshWallet } from "@/lib/wallets/refresh-wallet";

export function GET(
  request: Request,
  { params }: { params: Promise<{ walletId: string }> },
): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("wallets.refresh", async (viewer, context) =>
    refreshWallet(viewer, context, { ...query, walletId: (await params).walletId }),
  );
}
