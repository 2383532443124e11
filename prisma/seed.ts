import { loadEnvironment, openDatabase, usesSandbox } from "../scripts/environment";
import { runScript } from "../scripts/steps";

const PEOPLE = [
  ["admin", "admin", "Ada Admin"],
  ["finance", "finance", "Fiona Finch"],
  ["finance2", "finance", "Felix Fung"],
  ["support", "support", "Sam Suen"],
  ["auditor", "auditor", "Aud Itor"],
] as const;

/** Creates the demo sign-ins; never against a real issuer. */
await runScript(async () => {
  loadEnvironment();
  if (!usesSandbox()) throw new Error("The demo sign-ins are not created while ISSUING_API_URL is set.");
  const close = await openDatabase();
  const { closeDb, db } = await import("../lib/core/db");
  const { hashPassword } = await import("../lib/auth/password");
  try {
    for (const [name, role, fullName] of PEOPLE) {
      const email = `${name}@example.com`;
      if (await db().staff.findUnique({ where: { email } })) continue;
      const passwordHash = await hashPassword("demo-password");
      await db().staff.create({ data: { email, role, name: fullName, passwordHash } });
    }
  } finally {
    await closeDb();
    await close();
  }
});
