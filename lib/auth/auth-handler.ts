import "server-only";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own endpoints; its options are read at the first request, not while the console is built. */
export async function authHandler(request: Request, context: RouteContext): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}
