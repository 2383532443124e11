import "server-only";
import { findRead } from "@/lib/root/reads";

/** Answers the read at this address, or 404. @param path the parts after `/api/`, decoded */
export async function answerReadAt(path: readonly string[], search: URLSearchParams): Promise<Response> {
  const found = findRead(path);
  if (!found) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  const query = Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name).join(",")]));
  return found.answer({ query, parts: found.parts });
}
