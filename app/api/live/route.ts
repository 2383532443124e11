import { sessionState } from "@/lib/auth/viewer";
import { liveFeed } from "@/lib/live/listen";
import { openStream } from "@/lib/live/open-stream";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // No cache, no compression that would hold events back, no proxy that collects them.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** Server-sent events: what changed, as ids. A reader that comes back is told to read everything again. */
export async function GET(request: Request): Promise<Response> {
  const { viewer } = await sessionState();
  if (!viewer) return new Response(null, { status: 401, headers: { "cache-control": "no-store" } });
  const stream = openStream(viewer, { feed: liveFeed(), since: readSince(request) });
  if (!stream)
    return new Response(null, { status: 429, headers: { "cache-control": "no-store", "retry-after": "30" } });
  return new Response(stream, { headers: HEADERS });
}

function readSince(request: Request): number | null {
  const since = Number(new URL(request.url).searchParams.get("since"));
  return request.headers.has("last-event-id") || !Number.isSafeInteger(since) || since <= 0 ? null : since;
}
