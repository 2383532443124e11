import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

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

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The development server would print what an action is called with: PINs and passwords among it.
  logging: { serverFunctions: false },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "pg",
    "pg-boss",
    "pino",
    "rate-limiter-flexible",
  ],
  experimental: { optimizePackageImports: ["@tanstack/react-query", "nuqs", "zod"] },
  // Files under _next/static do not pass through proxy.ts.
  headers: async () => [
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
