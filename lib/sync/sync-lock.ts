import "server-only";
import { pool } from "@/lib/core/db";

const KEY = 4_100_001;

/**
 * Runs `work` while holding the one sync lock of the database; null when another process holds it. The lock lives as
 * long as its connection: when that breaks, `lost` tells the work to stop, since another process may start.
 */
export async function withSyncLock<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  const lost = new AbortController();
  const onError = () => lost.abort();
  // A connection in use has no other listener: without one, its end would end the process.
  client.on("error", onError);
  try {
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [
      KEY,
    ]);
    if (!rows[0]?.locked) return null;
    try {
      return await work(lost.signal);
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [KEY]).catch(onError);
    }
  } finally {
    client.off("error", onError);
    client.release(lost.signal.aborted);
  }
}
