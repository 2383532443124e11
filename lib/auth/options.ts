import "server-only";
import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import {
  DEVICE_COOKIE,
  DEVICE_COOKIE_PATH,
  DEVICE_DAYS,
  type KnownDevice,
  readDevice,
  writeDevice,
} from "@/lib/auth/known-device";
import { SESSION_HOURS } from "@/lib/auth/sessions";
import { type SignInOrigin, signIn } from "@/lib/auth/sign-in";
import { clientAddress } from "@/lib/core/client-address";
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
    logger: {
      error: (code) => log().warn({ code }, "next-auth"),
      warn: (code) => log().debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

async function authorize(credentials: unknown, headers: Record<string, string>) {
  try {
    const origin = await originOf(headers, (await cookies()).get(DEVICE_COOKIE)?.value);
    const signedIn = await signIn(credentials, origin);
    if (!signedIn) return null;
    await knowDevice(origin.device, signedIn.staffId);
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

/** Where a sign-in comes from, of the request's headers and the value of the device's cookie. */
export async function originOf(
  headers: Record<string, string>,
  cookie: string | undefined,
): Promise<SignInOrigin & { device: KnownDevice | null }> {
  return {
    address: clientAddress({ get: (name) => headers[name] }),
    userAgent: headers["user-agent"] ?? "",
    device: await readDevice(cookie),
  };
}

async function knowDevice(device: KnownDevice | null, staffId: string): Promise<void> {
  (await cookies()).set(DEVICE_COOKIE, await writeDevice(device, staffId), {
    path: DEVICE_COOKIE_PATH,
    maxAge: DEVICE_DAYS * 86_400,
    httpOnly: true,
    sameSite: "strict",
    secure: env().authUrl?.startsWith("https:") ?? false,
  });
}
