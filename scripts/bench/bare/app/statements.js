import { readFileSync } from "node:fs";
import pg from "pg";

let opened;

/** At the first request: nothing of this is there while the application is built. */
function open() {
  opened ??= {
    pool: new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 }),
    cases: JSON.parse(readFileSync(process.env.BARE_STATEMENTS, "utf8")),
  };
  return opened;
}

/** The rows of every statement of a case, read as the console reads them: groups in turn, each group at once. */
export async function rowsOf(name) {
  const { pool, cases } = open();
  const results = [];
  for (const group of cases[name]) {
    results.push(...(await Promise.all(group.map(({ text, values }) => pool.query(text, values)))));
  }
  return results.map((result) => result.rows);
}
