import "server-only";
import PgBoss from "pg-boss";
import { runApprovals } from "@/lib/approvals/run-approvals";
import { readAllBalances } from "@/lib/balances/read-all-balances";
import { forgetSelections } from "@/lib/bulk/forget-selections";
import { runBulk } from "@/lib/bulk/run-bulk";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { runImports } from "@/lib/imports/run-imports";
import { operationResolvers } from "@/lib/jobs/operation-resolvers";
import { resolveOperation, undecidedOperations } from "@/lib/operations/resolve-operation";
import { fullRunIsDue } from "@/lib/sync/full-run-is-due";
import { runSync } from "@/lib/sync/run-sync";
import { sendDueRelays } from "@/lib/three-ds/send-relay";
import { shredCodes } from "@/lib/three-ds/shred-codes";
import { processPendingDeliveries } from "@/lib/webhooks/delivery-queue";
import { forgetNonces } from "@/lib/webhooks/remember-nonce";

const DAY_MS = 86_400_000;
const REVIVE_MS = 15_000;
/** Whose steps are claimed row by row, or are the same operation the second time. */
const MAY_OVERLAP = [
  "resolve-operations",
  "process-webhooks",
  "shred-codes",
  "forget-nonces",
  "send-codes",
  "approvals",
  "bulk",
  "imports",
] as const;

/**
 * Starts the repeating work of this process: reading the issuer, finding out lost replies, forgetting old sessions.
 * Each job is a queue on the same PostgreSQL, so that of several processes one does it. The function it gives stops it.
 */
export async function startJobs(): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: env().databaseUrl,
    max: 3,
    application_name: "card-console-jobs",
  });
  boss.on("error", (error) => log().error({ err: error }, "job queue"));
  await boss.start();
  await repeat(boss, "sync", env().syncIntervalSeconds, async () => runSync({ full: await fullRunIsDue() }));
  await repeat(boss, "resolve-operations", 15, resolveOperations);
  await repeat(boss, "process-webhooks", 10, () => processPendingDeliveries());
  await repeat(boss, "shred-codes", 30, () => shredCodes());
  await repeat(boss, "forget-nonces", 3600, () => forgetNonces());
  await repeat(boss, "send-codes", 3, () => sendDueRelays());
  await repeat(boss, "approvals", 5, () => runApprovals());
  await repeat(boss, "read-balances", env().balancesIntervalSeconds, () => readAllBalances());
  await repeat(boss, "bulk", 1, () => runBulk());
  await repeat(boss, "imports", 1, () => runImports());
  await repeat(boss, "forget-selections", 3600, () => forgetSelections(systemClock));
  await repeat(boss, "forget-sessions", 3600, forgetSessions);
  const reviver = setInterval(() => void revive(boss, MAY_OVERLAP), REVIVE_MS).unref();
  return () => {
    clearInterval(reviver);
    return boss.stop({ graceful: true, timeout: 5_000 });
  };
}

/** A process that is killed takes its job along; whoever is alive puts it back. For work that may overlap. */
async function revive(boss: PgBoss, names: readonly string[]): Promise<void> {
  const sent = names.map((name) => boss.send(name, {}, { startAfter: 1 }));
  await Promise.all(sent).catch((error: unknown) => log().warn({ err: error }, "jobs were not put back"));
}

/** One worker per process; a job puts its own successor on the queue, and a queue holds one job at most. */
async function repeat(
  boss: PgBoss,
  name: string,
  seconds: number,
  work: () => Promise<unknown>,
): Promise<void> {
  await boss.createQueue(name, { name, policy: "short", retryLimit: 0, expireInSeconds: 3600 });
  await boss.work(name, { pollingIntervalSeconds: Math.min(10, Math.max(1, seconds)) }, async () => {
    try {
      await work();
    } catch (error) {
      log().error({ err: error, job: name }, "a job failed");
    }
    await boss.send(name, {}, { startAfter: seconds });
  });
  await boss.send(name, {}, { startAfter: Math.min(seconds, 5) });
}

async function resolveOperations(): Promise<void> {
  for (const operation of await undecidedOperations(systemClock)) {
    const resolver = operationResolvers[operation.kind];
    if (resolver) await resolveOperation(operation.id, resolver, systemClock);
  }
}

async function forgetSessions(): Promise<void> {
  const old = new Date(Date.now() - 90 * DAY_MS);
  await db().staffSession.deleteMany({ where: { expiresAt: { lt: old } } });
  await db().rateLimit.deleteMany({ where: { expire: { lt: Date.now() } } });
}
