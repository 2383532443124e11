import "server-only";
import { Decimal } from "decimal.js";
import { z } from "zod";
import type { CardLimit, LimitChange, Operation, Prisma, Tx } from "@/lib/core/db";
import { instantOf } from "@/lib/issuing/bounds";
import type { IssuerLimitChange } from "@/lib/issuing/types";
import { ruleChange } from "@/lib/limits/schema";

const LINK_WINDOW_MS = 5 * 60_000;

/**
 * Adds rows of a card's limit log that are not known yet, and gives how many were new. A row names its limit by an id
 * that card lists do not carry, so its rule is only known, or derived, where that is possible; and it is linked to
 * our own operation when one asked for that amount on that card just before.
 */
export async function mirrorLimitChanges(
  tx: Tx,
  cardId: string,
  changes: readonly IssuerLimitChange[],
): Promise<number> {
  const usable = changes.filter(
    (change) => change.limitAmount !== null && instantOf(change.createdAt) !== null,
  );
  const known = await tx.limitChange.findMany({ where: { cardId } });
  const knownIds = new Set(known.map((row) => row.id));
  const fresh = usable.filter((change) => !knownIds.has(change.id));
  if (fresh.length === 0) return 0;
  const rules = await tx.cardLimit.findMany({ where: { cardId } });
  const operations = await tx.operation.findMany({
    where: {
      subjectType: "card",
      subjectId: cardId,
      kind: "limits.edit",
      status: { in: ["succeeded", "unknown", "pending"] },
    },
  });
  const periods = periodsOf([...usable], rules, known, operations);
  const added = await tx.limitChange.createMany({
    skipDuplicates: true,
    data: fresh.map((change) => {
      const operation = nearest(operations, change);
      const period = periodFor(change, periods, operation);
      return {
        id: change.id,
        cardId,
        issuerLimitId: change.limitId,
        period: period?.value ?? null,
        periodSource: period?.source ?? null,
        limitAmount: change.limitAmount ?? "0",
        remark: change.remark ?? "",
        changedAt: new Date(change.createdAt ?? ""),
        operationId: operation?.id ?? null,
        raw: change.raw as Prisma.InputJsonObject,
      };
    }),
  });
  return added.count;
}

interface Period {
  value: string;
  source: "issuer" | "recorded" | "derived";
}

/** Limit id → rule: as the issuer said, as an earlier row was known, or the only rule with the newest row's amount. */
function periodsOf(
  changes: IssuerLimitChange[],
  rules: CardLimit[],
  known: LimitChange[],
  operations: Operation[],
): Map<string, Period> {
  const periods = new Map<string, Period>();
  const newestFirst = changes.toSorted(
    (a, b) => Date.parse(b.createdAt ?? "") - Date.parse(a.createdAt ?? ""),
  );
  for (const change of newestFirst) {
    const id = change.limitId;
    if (id === null || periods.has(id)) continue;
    const named = rules.find((rule) => rule.issuerLimitId === id);
    const earlier = known.find(
      (row) => row.issuerLimitId === id && row.period !== null && row.periodSource !== "derived",
    );
    const recorded = operations
      .map((operation) => asked(operation, change))
      .find((period) => period !== null);
    const matching = rules.filter((rule) => rule.limitAmount.equals(change.limitAmount ?? "-1"));
    const [only] = matching;
    if (named) periods.set(id, { value: named.period, source: "issuer" });
    else if (earlier?.period) periods.set(id, { value: earlier.period, source: "recorded" });
    else if (recorded) periods.set(id, { value: recorded, source: "recorded" });
    else if (only && matching.length === 1) periods.set(id, { value: only.period, source: "derived" });
  }
  return periods;
}

/** The operation that asked for this change; of several the one that was started closest to it. */
function nearest(operations: Operation[], change: IssuerLimitChange): Operation | null {
  const distance = (one: Operation) => Math.abs(Date.parse(change.createdAt ?? "") - one.startedAt.getTime());
  const [closest] = operations
    .filter((one) => rulesAsked(one, change).length > 0)
    .sort((a, b) => distance(a) - distance(b));
  return closest ?? null;
}

function periodFor(
  change: IssuerLimitChange,
  periods: Map<string, Period>,
  operation: Operation | null,
): Period | null {
  const own = operation ? asked(operation, change) : null;
  if (own) return { value: own, source: "recorded" };
  return change.limitId === null ? null : (periods.get(change.limitId) ?? null);
}

const request = z.object({ rules: z.array(ruleChange), remark: z.string() });

/** The rule for which this operation asked for exactly this change, if only one rule can be meant. */
function asked(operation: Operation, change: IssuerLimitChange): string | null {
  const [rule, ...others] = rulesAsked(operation, change);
  return rule !== undefined && others.length === 0 ? rule : null;
}

function rulesAsked(operation: Operation, change: IssuerLimitChange): string[] {
  const input = request.safeParse(operation.input).data;
  const delay = Date.parse(change.createdAt ?? "") - operation.startedAt.getTime();
  if (!input || Math.abs(delay) > LINK_WINDOW_MS || (change.remark ?? "") !== input.remark) return [];
  const amountOf = ({ setting }: z.output<typeof ruleChange>) =>
    new Decimal(setting.kind === "off" ? "0" : setting.amount);
  return input.rules
    .filter((rule) => amountOf(rule).equals(change.limitAmount ?? "-1"))
    .map((rule) => rule.period);
}
