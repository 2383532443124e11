import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // biome-ignore lint/style/noProcessEnv: Prisma's own CLI reads its configuration here
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/unused" },
});
