import "server-only";
import type { CardLimit, LimitChange, Operation, Prisma, Tx } from "@/lib/core/db";
import { issuerSkewMs } from "@/lib/issuer/issuer-clock";
import { instantOf } from "@/lib/issuing/bounds";
import type { IssuerLimitChange } from "@/lib/issuing/types";
import { type Link, linkChanges } from "@/lib/limit-rules/link-limit-changes";

/**
 * Adds rows of a card's limit log that are not known yet, and gives how many were new. A row names its limit by an id
 * that card lists do not carry, so its rule is only known, or derived, where that is possible; and it is linked to
 * our own operation that it follows from, also when that is known only later.
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
  const linked = new Map(known.flatMap((row) => (row.operationId ? [[row.id, row.operationId]] : [])));
  if (usable.every((change) => linked.has(change.id))) return 0;
  const rules = await tx.cardLimit.findMany({ where: { cardId } });
  const links = linkChanges(usable, await operationsOn(tx, cardId, usable), {
    linked,
    rules: new Map(rules.flatMap((rule) => (rule.issuerLimitId ? [[rule.issuerLimitId, rule.period]] : []))),
    skewMs: issuerSkewMs(),
  });
  const periods = periodsOf([...usable], rules, known, links);
  const facts = (change: IssuerLimitChange) => {
    const link = links.get(change.id);
    const period = periodFor(change, periods, link);
    return {
      period: period?.value ?? null,
      periodSource: period?.source ?? null,
      operationId: link?.operation.id ?? null,
    };
  };
  const knownIds = new Set(known.map((row) => row.id));
  for (const change of usable) {
    if (!knownIds.has(change.id) || !links.has(change.id)) continue;
    await tx.limitChange.update({ where: { id: change.id }, data: facts(change) });
  }
  const added = await tx.limitChange.createMany({
    skipDuplicates: true,
    data: usable
      .filter((change) => !knownIds.has(change.id))
      .map((change) => ({
        ...facts(change),
        id: change.id,
        cardId,
        issuerLimitId: change.limitId,
        limitAmount: change.limitAmount ?? "0",
        remark: change.remark ?? "",
        changedAt: new Date(change.createdAt ?? ""),
        raw: change.raw as Prisma.InputJsonObject,
      })),
  });
  return added.count;
}

const HOUR_MS = 3_600_000;

/**
 * What may have set rules of the card: changes by a person, by a bulk run or by an approval, and its creation, which no
 * row is older than.
 */
function operationsOn(tx: Tx, cardId: string, changes: readonly IssuerLimitChange[]): Promise<Operation[]> {
  const oldest = Math.min(...changes.map((change) => Date.parse(change.createdAt ?? "")));
  const around = { gte: new Date(oldest - HOUR_MS), lte: new Date(oldest + HOUR_MS) };
  return tx.operation.findMany({
    where: {
      OR: [
        {
          kind: "limits.edit",
          subjectType: "card",
          subjectId: cardId,
          status: { in: ["succeeded", "unknown", "pending"] },
        },
        {
          kind: "cards.create",
          status: "succeeded",
          startedAt: around,
          result: { path: ["cardId"], equals: cardId },
        },
      ],
    },
  });
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
  links: ReadonlyMap<string, Link>,
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
    const recorded = links.get(change.id)?.period;
    const matching = rules.filter((rule) => rule.limitAmount.equals(change.limitAmount ?? "-1"));
    const [only] = matching;
    if (named) periods.set(id, { value: named.period, source: "issuer" });
    else if (earlier?.period) periods.set(id, { value: earlier.period, source: "recorded" });
    else if (recorded) periods.set(id, { value: recorded, source: "recorded" });
    else if (only && matching.length === 1) periods.set(id, { value: only.period, source: "derived" });
  }
  return periods;
}

function periodFor(
  change: IssuerLimitChange,
  periods: Map<string, Period>,
  link: Link | undefined,
): Period | null {
  if (link?.period) return { value: link.period, source: "recorded" };
  return change.limitId === null ? null : (periods.get(change.limitId) ?? null);
}
