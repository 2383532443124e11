import { configDefaults, defineConfig } from "vitest/config";

const alias = {
  "@": import.meta.dirname,
  "server-only": `${import.meta.dirname}/node_modules/server-only/empty.js`,
};

/** Builds hold links to packages, and those their own tests. */
const NOT_OURS = [...configDefaults.exclude, "**/.next*/**"];

/** A longer run of the properties takes its time. */
const TIMES = Number(process.env.PROPERTY_TIMES || 1);

export default defineConfig({
  resolve: { alias },
  test: {
    // Its own choice on two cores would be one.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,components,sandbox,scripts,app,prisma}/**/*.test.{ts,tsx}"],
          exclude: [...NOT_OURS, "**/*.db.test.ts"],
          // The build runs beside it; a guarantee does not depend on who else computes.
          testTimeout: 30_000 * TIMES,
          setupFiles: "scripts/testing/deep-properties.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{lib,app,prisma,scripts}/**/*.db.test.ts"],
          exclude: NOT_OURS,
          globalSetup: "scripts/testing/postgres.ts",
          setupFiles: ["scripts/testing/own-database.ts", "scripts/testing/deep-properties.ts"],
          testTimeout: 60_000 * TIMES,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
