import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/core/env";
import { PrismaClient } from "@/prisma/generated/client";

export type * from "@/prisma/generated/client";
export { Prisma } from "@/prisma/generated/client";

export type Db = PrismaClient;
/** A client inside `db().$transaction(async (tx) => …)`. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

const shared = globalThis as typeof globalThis & { consolePool?: pg.Pool; consoleDb?: PrismaClient };

/** The one connection pool of this process, for the few things that are plain SQL. */
export function pool(): pg.Pool {
  shared.consolePool ??= new pg.Pool({ connectionString: env().databaseUrl, max: 12 });
  return shared.consolePool;
}

/** The one Prisma client of this process. */
export function db(): PrismaClient {
  shared.consoleDb ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return shared.consoleDb;
}

/** Ends the connections; for scripts and tests. */
export async function closeDb(): Promise<void> {
  await shared.consoleDb?.$disconnect();
  await shared.consolePool?.end();
  shared.consoleDb = undefined;
  shared.consolePool = undefined;
}
