import "server-only";
import { ROLES } from "@/lib/auth/constants";
import { passwordMatches } from "@/lib/auth/password";
import type { DemoSignIn } from "@/lib/auth/schema";
import { db } from "@/lib/core/db";
import { type Env, env } from "@/lib/core/env";

const PASSWORD = "demo-password";
const EMAILS = ["admin", "finance", "finance2", "support", "auditor"].map((name) => `${name}@example.com`);

/**
 * The demo people that can sign in as the seed made them; nobody unless the issuer is the sandbox on this machine.
 * Somebody who was disabled or has another password by now is not among them.
 */
export async function demoSignIns(configured: Env = env()): Promise<DemoSignIn[]> {
  if (!isLocalSandbox(configured)) return [];
  const rows = await db().staff.findMany({ where: { email: { in: EMAILS }, disabledAt: null } });
  const known = await Promise.all(
    rows.map(async (row) => {
      const role = ROLES.find((one) => one === row.role);
      if (!role || !(await hasDemoPassword(row.passwordHash))) return null;
      return { email: row.email, name: row.name, role, password: PASSWORD };
    }),
  );
  return known
    .filter((one) => one !== null)
    .sort((one, other) => EMAILS.indexOf(one.email) - EMAILS.indexOf(other.email));
}

function isLocalSandbox({ environment, issuing }: Env): boolean {
  return environment === "sandbox" && LOOPBACK.includes(new URL(issuing.apiUrl).hostname);
}

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** A hash says the same each time; asking argon2 for every visitor of the page would be slow. */
async function hasDemoPassword(hash: string): Promise<boolean> {
  let answer = answers.get(hash);
  if (!answer) {
    answer = passwordMatches(PASSWORD, hash).catch(() => false);
    answers.set(hash, answer);
  }
  return answer;
}

const answers = new Map<string, Promise<boolean>>();
