import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { revokeSession, SESSION_HOURS } from "@/lib/auth/sessions";
import { signIn } from "@/lib/auth/sign-in";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/** The cookie is a JWT that names a session row; the row decides, so that a session can be revoked. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => authorize(credentials, request.headers ?? {}),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : token),
      // Who somebody is says the session row, to the server alone.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sessionId) await revokeSession(token.sessionId, "sign-out", systemClock);
      },
    },
    logger: {
      error: (code) => log().warn({ code }, "next-auth"),
      warn: (code) => log().debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

async function authorize(credentials: unknown, headers: Record<string, string>) {
  const forwarded = headers["x-forwarded-for"]?.split(",")[0]?.trim();
  const from = { address: forwarded ?? "direct", userAgent: headers["user-agent"] ?? "" };
  try {
    const signedIn = await signIn(credentials, from);
    if (!signedIn) return null;
    return {
      id: signedIn.staffId,
      sessionId: signedIn.sessionId,
      email: signedIn.email,
      name: signedIn.name,
    };
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.code);
    log().error({ err: error }, "sign-in failed");
    throw new Error("INTERNAL");
  }
}
