import { answerGet } from "@/lib/auth/request";
import { listTransactions } from "@/lib/transactions/list-transactions";

/** A name that is given twice counts as one list. */
export function GET(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams;
  const query = Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name).join(",")]));
  return answerGet("transactions.list", (viewer, context) => listTransactions(viewer, context, query));
}
