import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import pg from "pg";

/** Signs a made-up finance person in, as the sign-in page would: a session row, and the cookie that names it. */
export async function sessionCookie(databaseUrl: string, secret: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const [staffId, sessionId] = [randomUUID(), randomUUID()];
  await client.query(
    `INSERT INTO staff (id, email, name, role, password_hash) VALUES ($1, $2, 'Bench', 'finance', '')`,
    [staffId, `${staffId}@example.com`],
  );
  await client.query(
    `INSERT INTO staff_session (id, staff_id, expires_at) VALUES ($1, $2, now() + interval '11 hours')`,
    [sessionId, staffId],
  );
  await client.end();
  const token = await encode({ token: { sub: staffId, sessionId }, secret });
  return `next-auth.session-token=${token}`;
}
