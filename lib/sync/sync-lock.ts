import "server-only";
import { pool } from "@/lib/core/db";

const KEY = 4_100_001;

/** Runs `work` while holding the one sync lock of the database; null when another process holds it. */
export async function withSyncLock<T>(work: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [
      KEY,
    ]);
    if (!rows[0]?.locked) return null;
    try {
      return await work();
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [KEY]);
    }
  } finally {
    client.release();
  }
}
