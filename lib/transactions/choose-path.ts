import "server-only";
import type { z } from "zod";
import { type Prisma, select } from "@/lib/core/db";
import { type Resolved, resolveConstraints } from "@/lib/transactions/resolve-constraints";
import type { transactionQuery } from "@/lib/transactions/schema";
import type { SearchBounds } from "@/lib/transactions/search-bounds";
import { constraintsOf, timeConditions } from "@/lib/transactions/transaction-conditions";
import {
  collectedCount,
  collectedPage,
  mergedCount,
  mergedPage,
  type Place,
  plainPage,
  walkedCount,
  walkedPage,
  weights,
} from "@/lib/transactions/transaction-paths";

/** Statements of which the first that gives enough decides. */
export interface Path {
  /** Walks through ever longer stretches of time. */
  walks(place: Place): Prisma.Sql[];
  /** Finds whatever there is. */
  page(place: Place): Prisma.Sql;
  /** Counts that may stop short of what there is, if they reach the cap; the last one does not. */
  counts(cap: number): Prisma.Sql[];
}

/**
 * Chooses how to find what a query asks for: along the one constraint that there is, along the rarest of several, or
 * through time when all of them are common.
 * @throws AppError INVALID_INPUT naming the field
 */
export async function choosePath(
  query: z.output<typeof transactionQuery>,
  bounds: SearchBounds,
): Promise<Path> {
  const constraints = await resolveConstraints(constraintsOf(query), bounds.mostKeys);
  const time = timeConditions(query);
  const [first, second] = constraints;
  if (!first) return alongTime(time);
  if (!second && !first.range) return alongOne(first, time, bounds);
  const none = constraints.find((one) => one.sources.length === 0);
  if (none) return alongRarest(none, constraints, time);
  const rarest = await rarestOf(constraints, time, bounds);
  return rarest && rarest.rows <= bounds.fewRows
    ? alongRarest(rarest.one, constraints, time)
    : throughTime(rarest?.one.range ? null : (rarest?.one ?? null), constraints, time, bounds);
}

/** The constraint that leads to the fewest rows, and how many, counted so far that it matters. */
async function rarestOf(
  constraints: readonly Resolved[],
  time: Prisma.Sql[],
  { fewRows, fewInRange }: SearchBounds,
): Promise<{ one: Resolved; rows: number } | null> {
  const followable = constraints.filter((one) => one.keys !== Number.POSITIVE_INFINITY);
  if (followable.length === 0) return null;
  const caps = { values: fewRows + 1, range: fewInRange + 1 };
  const [row] = await select<{ weights: number[] }>(weights(followable, time, caps));
  const counted = (row?.weights ?? []).map((rows, index) =>
    followable[index]?.range && rows > fewInRange ? Number.POSITIVE_INFINITY : rows,
  );
  const rows = Math.min(...counted);
  const one = followable[counted.indexOf(rows)];
  return one ? { one, rows } : null;
}

function alongTime(time: Prisma.Sql[]): Path {
  return {
    walks: () => [],
    page: (place) => plainPage(time, place),
    counts: (cap) => [collectedCount(time, cap)],
  };
}

function alongOne(only: Resolved, time: Prisma.Sql[], bounds: SearchBounds): Path {
  return {
    walks: (place) => (only.keys > bounds.fewKeys ? walksOf(time, [only.condition], place, bounds) : []),
    page: (place) => mergedPage(only.sources, time, place),
    counts: (cap) => [mergedCount(only.sources, time, cap)],
  };
}

function alongRarest(rarest: Resolved, constraints: readonly Resolved[], time: Prisma.Sql[]): Path {
  const rest = [...constraints.filter((one) => one !== rarest).map((one) => one.condition), ...time];
  return {
    walks: () => [],
    page: (place) => mergedPage(rarest.sources, rest, place),
    counts: (cap) => [mergedCount(rarest.sources, rest, cap)],
  };
}

function throughTime(
  lead: Resolved | null,
  constraints: readonly Resolved[],
  time: Prisma.Sql[],
  bounds: SearchBounds,
): Path {
  const rowwise = constraints.map((one) => one.condition);
  const others = constraints.filter((one) => one !== lead).map((one) => one.condition);
  const whole = [...constraints.map((one) => one.whole), ...time];
  return {
    walks: (place) => walksOf(time, rowwise, place, bounds),
    page: (place) => collectedPage(whole, place),
    counts: (cap) => [
      walkedCount(lead?.each ?? null, time, lead?.each ? others : rowwise, { rows: bounds.countWindow, cap }),
      collectedCount(whole, cap),
    ],
  };
}

function walksOf(
  time: Prisma.Sql[],
  rowwise: Prisma.Sql[],
  place: Place,
  { pageWindows }: SearchBounds,
): Prisma.Sql[] {
  return pageWindows.map((rows) => walkedPage(time, rowwise, place, rows));
}
