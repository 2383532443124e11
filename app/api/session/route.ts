import { endCurrentSession } from "@/lib/auth/end-session";

/** Signs out. A page of another origin cannot send this: it is no simple request, and the cookie is not sent along. */
export async function DELETE(): Promise<Response> {
  await endCurrentSession("sign-out");
  // What was seen and typed goes with the session, in every tab of this browser.
  const headers = { "cache-control": "no-store", "clear-site-data": '"cache", "storage"' };
  return new Response(null, { status: 204, headers });
}
