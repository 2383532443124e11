import { pool } from "@/lib/core/db";

/** Every row of every table of the database, as text; bytes in hexadecimal, as a dump has them. */
export async function everyRowAsText(): Promise<string> {
  const { rows } = await pool().query<{ name: string }>(`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
  const parts: string[] = [];
  for (const { name } of rows) {
    const table = await pool().query<{ row: string }>(`SELECT one::text AS row FROM ${name} AS one`);
    parts.push(name, ...table.rows.map(({ row }) => row));
  }
  return parts.join("\n");
}
