import { configDefaults, defineConfig } from "vitest/config";

const alias = {
  "@": import.meta.dirname,
  "server-only": `${import.meta.dirname}/node_modules/server-only/empty.js`,
};

/** Builds hold links to packages, and those their own tests. */
const NOT_OURS = [...configDefaults.exclude, "**/.next*/**"];

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
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{lib,app,prisma,scripts}/**/*.db.test.ts"],
          exclude: NOT_OURS,
          globalSetup: "scripts/testing/postgres.ts",
          setupFiles: "scripts/testing/own-database.ts",
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
