import { createHash } from "node:crypto";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { ENDPOINT_HEADERS, OVER_HTTPS } from "./lib/core/security-headers";

// Messages are compiled at build time: no ICU parser (9 kB) is sent, and a malformed message fails the build.
const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    messages: {
      path: "./lib/i18n/messages",
      locales: ["en", "zh-HK", "zh-CN"],
      sourceLocale: "en",
      format: "json",
      precompile: true,
    },
  },
});

/**
 * The salt of what actions are called in the browser. Left alone it is new with each build, so that a page from before a
 * deploy, or of another process, would call actions by names that nobody knows. It protects nothing here: actions are
 * exported functions, so no variables of theirs travel (a lint rule keeps it so).
 */
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= createHash("sha256")
  .update("actions of the card console")
  .digest("base64");

const list = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The development server would print what an action is called with: PINs and passwords among it.
  logging: { serverFunctions: false },
  serverExternalPackages: ["@node-rs/argon2", "@prisma/adapter-pg", "@prisma/client", "pg", "pino"],
  experimental: { optimizePackageImports: ["@tanstack/react-query", "zod"] },
  // Neither files under _next/static nor endpoints pass through proxy.ts: they need no nonce of their own.
  headers: async () => [
    { source: "/api/:path*", headers: list(ENDPOINT_HEADERS) },
    {
      source: "/api/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https.*" }],
      headers: list(OVER_HTTPS),
    },
    {
      source: "/_next/static/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default withNextIntl(config);
