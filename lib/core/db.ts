import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { PrismaClient } from "@/prisma/generated/client";

export type * from "@/prisma/generated/client";
export { Prisma } from "@/prisma/generated/client";

export type Db = PrismaClient;
/** A client inside `db().$transaction(async (tx) => …)`. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

const shared = globalThis as typeof globalThis & { consolePool?: pg.Pool; consoleDb?: PrismaClient };

/** The one connection pool of this process, for the few things that are plain SQL. */
export function pool(): pg.Pool {
  shared.consolePool ??= openPool();
  return shared.consolePool;
}

/** A connection that breaks while idle (a restarted server) is replaced; unhandled, it would end the process. */
function openPool(): pg.Pool {
  const opened = new pg.Pool({ connectionString: env().databaseUrl, max: 12 });
  opened.on("error", (error) => log().warn({ err: error }, "an idle database connection broke"));
  return opened;
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
