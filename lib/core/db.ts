import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

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

/**
 * Rows of a read, straight from the driver: a third of what the same read costs through Prisma's `$queryRaw`. PostgreSQL's
 * `numeric` and `bigint` come as texts, times as `Date`. Outside of any transaction.
 */
export async function select<Row extends pg.QueryResultRow>(sql: Prisma.Sql): Promise<Row[]> {
  const { rows } = await pool().query<Row>(toStatement(sql));
  return rows;
}

/** A statement for `pg`, which writes objects as JSON; a decimal is a text to it. */
export function toStatement(sql: Prisma.Sql): { text: string; values: unknown[] } {
  const values = sql.values.map((value) => (Prisma.Decimal.isDecimal(value) ? value.toString() : value));
  return { text: sql.text, values };
}

/** Ends the connections; for scripts and tests. */
export async function closeDb(): Promise<void> {
  await shared.consoleDb?.$disconnect();
  await shared.consolePool?.end();
  shared.consoleDb = undefined;
  shared.consolePool = undefined;
}
