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

const shared = globalThis as typeof globalThis & {
  consolePool?: pg.Pool;
  consoleExportPool?: pg.Pool;
  consoleDb?: PrismaClient;
};

/** How many exports are written at once: each keeps a snapshot of the database open for as long as its reader takes. */
export const MOST_EXPORTS = 4;
/** For a connection, and for a transaction to begin: longer than a burst, shorter than a person's patience. */
const WAIT_MS = 10_000;
const STATEMENT_MS = 60_000;

/** The connection pool that requests and jobs share. */
export function pool(): pg.Pool {
  shared.consolePool ??= openPool({ max: env().databasePoolMax });
  return shared.consolePool;
}

/** Apart from `pool()`, so that downloads never keep a request, a webhook or a health check waiting. */
export function exportPool(): pg.Pool {
  shared.consoleExportPool ??= openPool({ max: MOST_EXPORTS, application_name: "cardroom-exports" });
  return shared.consoleExportPool;
}

/**
 * Nothing waits for ever: not for a connection, a statement, or the next statement of an open transaction. A connection
 * that breaks while idle (a restarted server) is replaced; unhandled, it would end the process.
 */
function openPool(options: pg.PoolConfig): pg.Pool {
  const opened = new pg.Pool({
    connectionString: env().databaseUrl,
    keepAlive: true,
    connectionTimeoutMillis: WAIT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    ...options,
  });
  opened.on("error", (error) => log().warn({ err: error }, "an idle database connection broke"));
  return opened;
}

/** The one Prisma client of this process. A transaction has as long as a page of the issuer's lists takes under load. */
export function db(): PrismaClient {
  shared.consoleDb ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    transactionOptions: { maxWait: WAIT_MS, timeout: STATEMENT_MS },
  });
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
  await Promise.all([shared.consolePool?.end(), shared.consoleExportPool?.end()]);
  shared.consoleDb = undefined;
  shared.consolePool = undefined;
  shared.consoleExportPool = undefined;
}
