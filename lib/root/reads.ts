import "server-only";
import { getMessages } from "next-intl/server";
import { getPolicy } from "@/lib/approvals/get-policy";
import { getAuditEntry } from "@/lib/audit/get-audit-entry";
import { listAudit } from "@/lib/audit/list-audit";
import { getBalanceHistory } from "@/lib/balances/get-balance-history";
import { getBalanceOverview } from "@/lib/balances/get-balance-overview";
import { getUserBalances } from "@/lib/balances/get-user-balances";
import { countLowBalances, listAlerts } from "@/lib/balances/list-alerts";
import { listBalances } from "@/lib/balances/list-balances";
import { refreshBalances } from "@/lib/balances/refresh-balances";
import { exportSelection } from "@/lib/bulk/export-selection";
import { getApprovedEffects } from "@/lib/bulk/get-approved-effects";
import { getRun } from "@/lib/bulk/get-run";
import { listItems } from "@/lib/bulk/list-items";
import { listRuns } from "@/lib/bulk/list-runs";
import { getCard } from "@/lib/cards/get-card";
import { getRevealState } from "@/lib/cards/get-reveal-state";
import { listCards } from "@/lib/cards/list-cards";
import { askPolicy } from "@/lib/decisions/ask-policy";
import { getApproval } from "@/lib/decisions/get-approval";
import { getWaitingForMe } from "@/lib/decisions/get-waiting-for-me";
import { listApprovals } from "@/lib/decisions/list-approvals";
import { fetchExport } from "@/lib/exports/fetch-export";
import { getExport } from "@/lib/exports/get-export";
import { listExports } from "@/lib/exports/list-exports";
import { writeManifest } from "@/lib/exports/write-manifest";
import { pickNamespaces } from "@/lib/i18n/messages";
import { fetchResult } from "@/lib/imports/fetch-result";
import { fetchTemplate } from "@/lib/imports/fetch-template";
import { getImport, listImports } from "@/lib/imports/get-import";
import { listCardRows } from "@/lib/imports/list-card-rows";
import { listUserRows } from "@/lib/imports/list-user-rows";
import { listJobs } from "@/lib/jobs/list-jobs";
import { listLimitChanges } from "@/lib/limits/list-limit-changes";
import { listLimits } from "@/lib/limits/list-limits";
import { getOperation } from "@/lib/operations/get-operation";
import { readWidget } from "@/lib/overview/read-widget";
import { type AnswerRead, file, list, one, whole } from "@/lib/root/answer-read";
import { operationResolvers } from "@/lib/root/operation-resolvers";
import { listRecent } from "@/lib/search/list-recent";
import { search } from "@/lib/search/search";
import { listSessions } from "@/lib/staff/list-sessions";
import { listStaff } from "@/lib/staff/list-staff";
import { listFindings } from "@/lib/sync/list-findings";
import { listSyncRuns } from "@/lib/sync/list-sync-runs";
import { refreshCard } from "@/lib/sync/refresh-card";
import { getChallenge } from "@/lib/three-ds/get-challenge";
import { listChallenges } from "@/lib/three-ds/list-challenges";
import { getTransaction } from "@/lib/transactions/get-transaction";
import { listNotes } from "@/lib/transactions/list-notes";
import { listTransactions } from "@/lib/transactions/list-transactions";
import { findUndecidedTransfers } from "@/lib/transfers/find-undecided-transfers";
import { getTransfer } from "@/lib/transfers/get-transfer";
import { listTransfers } from "@/lib/transfers/list-transfers";
import { refreshTransfers } from "@/lib/transfers/refresh-transfers";
import { getUserProfile } from "@/lib/users/get-user-profile";
import { listUsers } from "@/lib/users/list-users";
import { refreshUser } from "@/lib/users/refresh-user";
import { listViews } from "@/lib/views/list-views";
import { getFeeRule } from "@/lib/wallets/get-fee-rule";
import { getWallet } from "@/lib/wallets/get-wallet";
import { listWalletTransactions } from "@/lib/wallets/list-wallet-transactions";
import { listWallets } from "@/lib/wallets/list-wallets";
import { refreshWallet } from "@/lib/wallets/refresh-wallet";
import { getDelivery } from "@/lib/webhooks/get-delivery";
import { getFeedHealth } from "@/lib/webhooks/get-feed-health";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";

/**
 * Every read that the browser asks for, by its address below `/api/`: which verb answers, and what its log calls it.
 * `[name]` stands for any one part; an address without one goes first.
 */
export const READS = {
  approvals: list("approvals.list", listApprovals),
  "approvals/policy": list("approvals.policy", getPolicy),
  "approvals/question": list("approvals.question", askPolicy),
  "approvals/waiting": list("approvals.waiting", getWaitingForMe),
  "approvals/[approvalId]": one("approvals.get", getApproval),
  "approvals/[approvalId]/effects": one("approvals.effects", getApprovedEffects),
  audit: list("audit.list", listAudit),
  "audit/[entryId]": one("audit.get", getAuditEntry),
  balances: list("balances.list", listBalances),
  "balances/alerts": list("balances.list_alerts", listAlerts),
  "balances/fresh": list("balances.refresh", refreshBalances),
  "balances/history": list("balances.history", getBalanceHistory),
  "balances/low": list("balances.low", countLowBalances),
  "balances/overview": list("balances.overview", getBalanceOverview),
  bulk: list("bulk.list", listRuns),
  "bulk/export": file("bulk.export", (viewer, context, _, query) => exportSelection(viewer, context, query)),
  "bulk/[runId]": one("bulk.get", getRun),
  "bulk/[runId]/items": one("bulk.items", listItems),
  cards: list("cards.list", listCards),
  "cards/[cardId]": one("cards.get", getCard),
  "cards/[cardId]/fresh": whole("cards.refresh", refreshCard),
  "cards/[cardId]/reveal-state": whole("cards.reveal_state", getRevealState),
  exports: list("transactions.export", listExports),
  "exports/[exportId]": one("transactions.export", getExport),
  "exports/[exportId]/file": file("transactions.export", fetchExport),
  "exports/[exportId]/manifest": file("transactions.export", writeManifest),
  imports: list("imports.list", listImports),
  "imports/template": file("users.import", fetchTemplate),
  "imports/[importId]": one("imports.get", getImport),
  "imports/[importId]/cards": one("imports.rows", listCardRows),
  "imports/[importId]/result": file("imports.download", fetchResult),
  "imports/[importId]/users": one("imports.rows", listUserRows),
  jobs: list("jobs.list", listJobs),
  limits: list("limits.list", listLimits),
  "limits/changes": list("limits.changes", listLimitChanges),
  "operations/[operationId]": one("operations.get", (viewer, context, id) =>
    getOperation(viewer, context, id, operationResolvers),
  ),
  "overview/[part]": one("overview.read", readWidget),
  search: list("search", search),
  // The texts of the palette, which no page carries with it: it may be opened on each.
  "search/messages": list("search.messages", async () =>
    pickNamespaces(await getMessages(), ["search", "cards", "transactions"]),
  ),
  "search/recent": list("search.recent", listRecent),
  staff: list("team.list", listStaff),
  "staff/[staffId]/sessions": whole("team.sessions", listSessions),
  "sync/findings": list("sync.findings", listFindings),
  "sync/runs": list("sync.runs", listSyncRuns),
  "three-ds": list("three_ds.list", listChallenges),
  "three-ds/[challengeId]": whole("three_ds.get", getChallenge),
  transactions: list("transactions.list", listTransactions),
  "transactions/[transactionId]": one("transactions.get", getTransaction),
  "transactions/[transactionId]/notes": one("transactions.notes", listNotes),
  transfers: list("transfers.list", listTransfers),
  "transfers/fresh": list("transfers.refresh", refreshTransfers),
  "transfers/undecided": list("transfers.undecided", findUndecidedTransfers),
  "transfers/[transferId]": one("transfers.get", getTransfer),
  users: list("users.list", listUsers),
  "users/[userId]": one("users.get", getUserProfile),
  "users/[userId]/balances": one("users.balances", getUserBalances),
  "users/[userId]/fresh": whole("users.refresh", refreshUser),
  views: list("views.list", listViews),
  wallets: list("wallets.list", listWallets),
  "wallets/fee-rule": list("wallets.get_fees", getFeeRule),
  "wallets/[walletId]": one("wallets.get", getWallet),
  "wallets/[walletId]/fresh": whole("wallets.refresh", refreshWallet),
  "wallets/[walletId]/transactions": whole("wallets.transactions", listWalletTransactions),
  webhooks: list("webhooks.list", listDeliveries),
  "webhooks/deliveries/[deliveryId]": one("webhooks.get", getDelivery),
  "webhooks/feed": list("webhooks.feed", getFeedHealth),
} satisfies Record<string, AnswerRead>;

const PATTERNS = Object.entries(READS)
  .map(([address, answer]: [string, AnswerRead]) => ({ parts: address.split("/"), answer }))
  .sort((a, b) => openParts(a) - openParts(b));

function openParts({ parts }: { parts: readonly string[] }): number {
  return parts.filter((part) => part.startsWith("[")).length;
}

/** Finds the read of an address by its parts, and what stands in the open ones; null where there is none. */
export function findRead(
  path: readonly string[],
): { answer: AnswerRead; parts: Record<string, string> } | null {
  for (const { parts, answer } of PATTERNS) {
    if (parts.length !== path.length) continue;
    const open = parts.flatMap((part, at) =>
      part.startsWith("[") ? [[part.slice(1, -1), path[at] ?? ""]] : [],
    );
    if (parts.every((part, at) => part.startsWith("[") || part === path[at]))
      return { answer, parts: Object.fromEntries(open) };
  }
  return null;
}
