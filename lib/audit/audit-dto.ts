import "server-only";
import type { AuditChange, AuditEntryDetail, AuditListItem } from "@/lib/audit/schema";
import type { AuditEntry, Prisma } from "@/lib/core/db";

type ListRow = Omit<AuditEntry, "before" | "requestId" | "issuerRequestId" | "operationId" | "actorId">;

/** Row → list item. */
export function toAuditListItem(row: ListRow): AuditListItem {
  return {
    id: row.id.toString(),
    at: row.at.toISOString(),
    actor: row.actorLabel,
    action: row.action,
    outcome: row.outcome,
    subject: { type: row.subjectType, id: row.subjectId, label: row.subjectLabel },
    cardId: cardOf(row),
    reason: row.reason,
    errorCode: row.errorCode,
  };
}

/** Row → everything that was recorded, with the states laid side by side. */
export function toAuditEntryDetail(row: AuditEntry): AuditEntryDetail {
  return {
    ...toAuditListItem(row),
    requestId: row.requestId,
    issuerRequestId: row.issuerRequestId,
    operationId: row.operationId,
    changes: changesOf(row.before, row.after),
    applied: row.outcome === "succeeded",
  };
}

function cardOf({ subjectType, subjectId, after }: ListRow): string | null {
  if (subjectType === "card") return subjectId;
  if (subjectType !== "card-request" || !isRecord(after)) return null;
  return typeof after.cardId === "string" ? after.cardId : null;
}

function changesOf(before: Prisma.JsonValue, after: Prisma.JsonValue): AuditChange[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  const facts = [...new Set([...was.keys(), ...is.keys()])];
  return facts.map((fact) => ({ fact, before: was.get(fact) ?? null, after: is.get(fact) ?? null }));
}

/** A recorded state as a flat list of facts: nested ones by their path, rules of limits by their name. */
function factsOf(state: Prisma.JsonValue, path = "", facts = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(state)) {
    state.forEach((item, index) => {
      const rule = isRecord(item) && typeof item.period === "string" ? item : null;
      if (rule) facts.set(String(rule.period), amountOf(rule));
      else factsOf(item, path ? `${path}.${index + 1}` : String(index + 1), facts);
    });
  } else if (isRecord(state)) {
    for (const [name, value] of Object.entries(state)) {
      factsOf(value ?? null, path ? `${path}.${name}` : name, facts);
    }
  } else if (state !== null && path !== "") facts.set(path, String(state));
  return facts;
}

/** What a rule was asked to be: `{period, setting: {kind, amount}}` of a form, `{period, limitAmount}` of a call. */
function amountOf(rule: Prisma.JsonObject): string {
  const setting = isRecord(rule.setting) ? rule.setting : null;
  return setting?.kind === "off" ? "0" : String(setting?.amount ?? rule.limitAmount ?? "");
}

function isRecord(value: unknown): value is Prisma.JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
