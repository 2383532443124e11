import { answerGet } from "@/lib/auth/request";
import { listWallets } from "@/lib/wallets/list-wallets";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("wallets.list", (viewer, context) => listWallets(viewer, context, query));
}
