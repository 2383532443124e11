import { randomUUID } from "node:crypto";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { type Card, db, type Operation } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { getOperation } from "@/lib/operations/get-operation";
import type { OperationDto } from "@/lib/operations/schema";
import { operationResolvers } from "@/lib/root/operation-resolvers";
import { startTestSandbox, type TestSandbox } from "./sandbox";
import { steppedUpSession } from "./stepped-up-session";

type Role = Viewer["role"];

/** A sandbox issuer of its own with people of every role, for tests of verbs that act on cards. */
export interface CardFixture {
  sandbox: TestSandbox;
  viewer(role: Role): Viewer;
  /** A fresh request, `secondsAhead` of the real time. */
  context(secondsAhead?: number): RequestContext;
  /** A new card at the issuer, mirrored, brought into `status`. */
  newCard(status?: "Active" | "Locked" | "Terminated"): Promise<Card>;
  mirrored(cardId: string): Promise<Card>;
  /** How often the issuer received this operation, about this card where one is given. */
  calls(operation: string, cardId?: string): Promise<number>;
  /** What a screen that follows the operation is told, `secondsAhead` of the real time. */
  follow(operationId: string, secondsAhead?: number): Promise<OperationDto>;
  recorded(operationId: string): Promise<{ operation: Operation; outcomes: string[] }>;
  fault(operation: string, fault: string, more?: { ms?: number; times?: number }): Promise<void>;
  /** Disarms faults and goes back to the documented shape. */
  calm(): Promise<void>;
}

/** Call in `beforeAll`, before the first use of `env()`; `environment` is added to this process's. */
export async function startCardFixture(environment: Record<string, string> = {}): Promise<CardFixture> {
  process.env.PIN_DAILY_BUDGET = "1000";
  process.env.REFRESHES_PER_MINUTE = "10000";
  Object.assign(process.env, environment);
  process.env.ISSUING_TIMEOUT_MS = "2000";
  process.env.ISSUING_SETTLE_SECONDS = "30";
  const sandbox = await startTestSandbox();
  const viewers = await hirePeople();
  const context = (secondsAhead = 0): RequestContext => ({
    requestId: randomUUID(),
    language: "en",
    clock: { now: () => new Date(Date.now() + secondsAhead * 1000) },
  });
  const viewer = (role: Role) => viewers[role];
  return {
    sandbox,
    viewer,
    context,
    newCard,
    mirrored: (cardId) => db().card.findUniqueOrThrow({ where: { id: cardId } }),
    calls: async (operation, cardId) => {
      const search = new URLSearchParams({ operation, ...(cardId ? { path: cardId } : {}) });
      const { requests } = await sandbox.control<{ requests: unknown[] }>(`requests?${search}`);
      return requests.length;
    },
    follow: (operationId, secondsAhead = 0) =>
      getOperation(viewer("auditor"), context(secondsAhead), operationId, operationResolvers),
    recorded: async (operationId) => {
      const operation = await db().operation.findUniqueOrThrow({ where: { id: operationId } });
      const rows = await db().auditEntry.findMany({ where: { operationId }, orderBy: { id: "asc" } });
      return { operation, outcomes: rows.map((row) => row.outcome) };
    },
    fault: async (operation, fault, more = {}) => {
      await sandbox.control("faults", { operation, fault, ...more });
    },
    calm: async () => {
      await fetch(`${sandbox.url}/__sandbox/faults`, { method: "DELETE" });
      await sandbox.control("shape", {});
    },
  };
}

async function hirePeople(): Promise<Record<Role, Viewer>> {
  const hire = async (role: Role): Promise<Viewer> => {
    const data = { email: `${role}@example.com`, name: `The ${role}`, role, passwordHash: "none" };
    const { id, email, name } = await db().staff.create({ data });
    return { id, email, name, role, sessionId: await steppedUpSession(id), grants: [] };
  };
  return {
    admin: await hire("admin"),
    finance: await hire("finance"),
    support: await hire("support"),
    auditor: await hire("auditor"),
  };
}

async function newCard(status: "Active" | "Locked" | "Terminated" = "Active"): Promise<Card> {
  const created = await issuer().createCard({
    mode: "B2B",
    title: `Test ${randomUUID().slice(0, 8)}`,
    settlementCurrency: "HKD",
    limits: [{ period: "Daily", limitAmount: "1000" }],
  });
  const target = { cardId: created.data.id };
  if (status === "Locked") await issuer().lockCard(target);
  if (status === "Terminated") await issuer().terminateCard(target);
  const { data } = await issuer().getCard(target);
  const { after } = await mirrorCard(db(), data, { at: new Date(), from: "detail" });
  return after;
}
