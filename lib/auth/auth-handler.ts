import "server-only";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/**
 * The two of next-auth's own endpoints that the sign-in form uses. The others, among them its own pages and one that
 * writes what anybody sends into the log, are not there. Its options are read at the first request, not while the console
 * is built.
 */
export async function authHandler(request: Request, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params;
  if (!USED.includes(`${request.method} ${nextauth.join("/")}`))
    return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return NextAuth(authOptions())(request, context);
}

const USED = ["GET csrf", "POST callback/credentials"];
