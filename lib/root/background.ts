import "server-only";
import { forgetOldSessions } from "@/lib/auth/end-sessions";
import { readAllBalances } from "@/lib/balances/read-all-balances";
import { forgetSelections } from "@/lib/bulk/forget-selections";
import { runBulk } from "@/lib/bulk/run-bulk";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { runApprovals } from "@/lib/decisions/run-approvals";
import { runImports } from "@/lib/imports/run-imports";
import { Ledger } from "@/lib/jobs/ledger";
import { type Job, JobFailed, Schedule } from "@/lib/jobs/schedule";
import type { JobName } from "@/lib/jobs/schema";
import { resolveOperation, undecidedOperations } from "@/lib/operations/resolve-operation";
import { operationResolvers } from "@/lib/root/operation-resolvers";
import { fullRunIsDue } from "@/lib/sync/full-run-is-due";
import { runSync } from "@/lib/sync/run-sync";
import { sendDueRelays } from "@/lib/three-ds/send-relay";
import { shredCodes } from "@/lib/three-ds/shred-codes";
import { processPendingDeliveries } from "@/lib/webhooks/delivery-queue";
import { forgetNonces } from "@/lib/webhooks/remember-nonce";

const PATIENCE_MS = 5_000;

function jobs(): (Job & { name: JobName })[] {
  const { syncIntervalSeconds, balancesIntervalSeconds } = env();
  return [
    {
      name: "sync",
      everySeconds: syncIntervalSeconds,
      work: syncOnce,
    },
    { name: "resolve-operations", everySeconds: 15, work: resolveOperations },
    { name: "process-webhooks", everySeconds: 10, work: () => processPendingDeliveries() },
    { name: "shred-codes", everySeconds: 30, work: () => shredCodes() },
    { name: "send-codes", everySeconds: 3, work: () => sendDueRelays() },
    { name: "approvals", everySeconds: 5, work: () => runApprovals() },
    {
      name: "read-balances",
      everySeconds: balancesIntervalSeconds,
      work: (signal) => readAllBalances({ signal }),
    },
    { name: "bulk", everySeconds: 1, work: () => runBulk() },
    { name: "imports", everySeconds: 1, work: () => runImports() },
    { name: "forget-nonces", everySeconds: 3600, work: () => forgetNonces() },
    { name: "forget-selections", everySeconds: 3600, work: () => forgetSelections(systemClock) },
    { name: "forget-sessions", everySeconds: 3600, work: () => forgetOldSessions(systemClock.now()) },
  ];
}

/**
 * Starts the repeating work of this process: reading the issuer, finding out lost replies, forgetting old sessions. Of
 * several processes one does each. The function it gives stops it.
 */
function startJobs(): () => Promise<void> {
  const schedule = new Schedule(jobs(), new Ledger(env().databaseUrl));
  schedule.start();
  return () => schedule.stop(PATIENCE_MS);
}

async function syncOnce(signal: AbortSignal): Promise<void> {
  const outcome = await runSync({ full: await fullRunIsDue(), signal });
  if (outcome.status === "failed") throw new JobFailed(outcome.problem ?? "The sync failed.");
}

async function resolveOperations(): Promise<void> {
  for (const operation of await undecidedOperations(systemClock)) {
    const resolver = operationResolvers[operation.kind];
    if (resolver) await resolveOperation(operation.id, resolver, systemClock);
  }
}

/** Starts the jobs of a serving process and ends them with it. */
export function startBackground(): void {
  if (!env().backgroundJobs) return;
  const stop = startJobs();
  process.once("SIGTERM", () => void stop());
}
