import { answerGet } from "@/lib/auth/request";
import { listWalletTransactions } from "@/lib/wallets/list-wallet-transactions";

export function GET(
  request: Request,
  { params }: { params: Promise<{ walletId: string }> },
): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("wallets.transactions", async (viewer, context) =>
    listWalletTransactions(viewer, context, { ...query, walletId: (await params).walletId }),
  );
}
