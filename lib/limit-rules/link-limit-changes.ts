import "server-only";
import { Decimal } from "decimal.js";
import { z } from "zod";
import type { Operation } from "@/lib/core/db";
import type { IssuerLimitChange } from "@/lib/issuing/types";
import { ruleChange } from "@/lib/limit-rules/schema";
import { plainText } from "@/lib/operations/time-against";

const CLOSE_MS = 5 * 60_000;
/** No issuer's clock is further from ours than this without its answers telling. */
const CLOCK_MAY_BE_OFF_MS = 45 * 60_000;

export interface Link {
  operation: Operation;
  /** Null where several rules got the same amount at once. */
  period: string | null;
}

/** One rule that an operation set: one row of the log follows from it. */
interface Asked extends Link {
  rule: string;
  amount: Decimal;
  remark: string;
}

export interface Known {
  /** Rows of the log that are linked already: their ids and the operations. */
  linked: ReadonlyMap<string, string>;
  /** Rules by the issuer's ids of limits, as far as the issuer names them. */
  rules: ReadonlyMap<string, string>;
  /** Milliseconds that the issuer's clock is ahead of ours. */
  skewMs: number;
}

/**
 * Which of our operations each row of a card's limit log follows from: the creation of the card with its rules, or a
 * change of its rules. Amount and remark must agree, and the rule where it is known. Rows close in time, the clocks set
 * right, go to the operation that is closest. Of an operation that is certain and has no row then, the issuer's clock may
 * be off: the rows that are left go to it by their order, newest to newest.
 */
export function linkChanges(
  changes: readonly IssuerLimitChange[],
  operations: readonly Operation[],
  known: Known,
): Map<string, Link> {
  const asked = operations.flatMap(rulesAsked);
  const links = new Map<string, Link>();
  const open = changes.filter((change) => !known.linked.has(change.id)).toSorted(newestFirst);
  const away = (one: Asked, change: IssuerLimitChange) =>
    Math.abs(timeOf(change) - known.skewMs - one.operation.startedAt.getTime());
  for (const change of open) {
    const [closest] = asked
      .filter((one) => agrees(one, change, known) && away(one, change) <= CLOSE_MS)
      .toSorted((a, b) => away(a, change) - away(b, change));
    if (closest) links.set(change.id, closest);
  }
  const served = new Set([...known.linked.values(), ...[...links.values()].map((link) => link.operation.id)]);
  const waiting = asked
    .filter(({ operation }) => operation.status === "succeeded" && !served.has(operation.id))
    .toSorted((a, b) => b.operation.startedAt.getTime() - a.operation.startedAt.getTime());
  for (const change of open) {
    if (links.has(change.id)) continue;
    const next = waiting.findIndex(
      (one) => agrees(one, change, known) && away(one, change) <= CLOCK_MAY_BE_OFF_MS,
    );
    const [taken] = next === -1 ? [] : waiting.splice(next, 1);
    if (taken) links.set(change.id, taken);
  }
  return links;
}

const edit = z.object({ rules: z.array(ruleChange), remark: z.string() });
const creation = z.object({ limits: z.array(z.object({ period: z.string(), limitAmount: z.string() })) });

function rulesAsked(operation: Operation): Asked[] {
  const edited = edit.safeParse(operation.input).data;
  const created = creation.safeParse(operation.input).data;
  const set = [
    ...(edited?.rules ?? []).map(({ period, setting }) => ({
      rule: period as string,
      amount: new Decimal(setting.kind === "off" ? "0" : setting.amount),
    })),
    ...(created?.limits ?? []).map((one) => ({ rule: one.period, amount: new Decimal(one.limitAmount) })),
  ];
  return set.map(({ rule, amount }) => ({
    operation,
    rule,
    amount,
    remark: edited?.remark ?? "",
    period: set.filter((other) => other.amount.equals(amount)).length === 1 ? rule : null,
  }));
}

function agrees(one: Asked, change: IssuerLimitChange, { rules }: Known): boolean {
  const rule = change.limitId === null ? undefined : rules.get(change.limitId);
  return (
    one.amount.equals(change.limitAmount ?? "-1") &&
    plainText(one.remark) === plainText(change.remark ?? "") &&
    (rule === undefined || rule === one.rule)
  );
}

function timeOf(change: IssuerLimitChange): number {
  return Date.parse(change.createdAt ?? "");
}

function newestFirst(a: IssuerLimitChange, b: IssuerLimitChange): number {
  return timeOf(b) - timeOf(a);
}
