import "server-only";
import type { z } from "zod";
import { db, type Prisma } from "@/lib/core/db";
import { type Resolved, resolveConstraints } from "@/lib/transactions/resolve-constraints";
import type { transactionQuery } from "@/lib/transactions/schema";
import { constraintsOf, timeConditions } from "@/lib/transactions/transaction-conditions";
import {
  collectedCount,
  collectedPage,
  mergedCount,
  mergedPage,
  PAGE_WINDOWS,
  type Place,
  plainPage,
  walkedCount,
  walkedPage,
  weights,
} from "@/lib/transactions/transaction-paths";

/** A constraint that leads to no more rows than this is followed, and the others are checked on what it leads to. */
const FEW_ROWS = 10_000;
/** Merging so many values costs less than a walk that finds nothing. */
const FEW_KEYS = 500;

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
export async function choosePath(query: z.output<typeof transactionQuery>): Promise<Path> {
  const constraints = await resolveConstraints(constraintsOf(query));
  const time = timeConditions(query);
  const [first, second] = constraints;
  if (!first) return alongTime(time);
  if (!second && !first.range) return alongOne(first, time);
  const none = constraints.find((one) => one.sources.length === 0);
  if (none) return alongRarest(none, constraints, time);
  const rarest = await rarestOf(constraints, time);
  return rarest && rarest.rows <= FEW_ROWS
    ? alongRarest(rarest.one, constraints, time)
    : throughTime(rarest?.one ?? null, constraints, time);
}

/** The constraint that leads to the fewest rows, and how many, counted so far that it matters. */
async function rarestOf(
  constraints: readonly Resolved[],
  time: Prisma.Sql[],
): Promise<{ one: Resolved; rows: number } | null> {
  const followable = constraints.filter((one) => !one.range && one.keys !== Number.POSITIVE_INFINITY);
  if (followable.length === 0) return null;
  const sources = followable.map((one) => one.sources);
  const [row] = await db().$queryRaw<{ weights: number[] }[]>(weights(sources, time, FEW_ROWS + 1));
  const counted = row?.weights ?? [];
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

function alongOne(only: Resolved, time: Prisma.Sql[]): Path {
  return {
    walks: (place) => (only.keys > FEW_KEYS ? walksOf(time, [only.condition], place) : []),
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

function throughTime(lead: Resolved | null, constraints: readonly Resolved[], time: Prisma.Sql[]): Path {
  const rowwise = constraints.map((one) => one.condition);
  const others = constraints.filter((one) => one !== lead).map((one) => one.condition);
  const whole = [...constraints.map((one) => one.whole), ...time];
  return {
    walks: (place) => walksOf(time, rowwise, place),
    page: (place) => collectedPage(whole, place),
    counts: (cap) => [
      walkedCount(lead?.each ?? null, time, lead?.each ? others : rowwise, cap),
      collectedCount(whole, cap),
    ],
  };
}

function walksOf(time: Prisma.Sql[], rowwise: Prisma.Sql[], place: Place): Prisma.Sql[] {
  return PAGE_WINDOWS.map((rows) => walkedPage(time, rowwise, place, rows));
}
