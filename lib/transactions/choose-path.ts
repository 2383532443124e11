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
  type Place,
  plainPage,
  walkedCount,
  walkedPage,
  weights,
} from "@/lib/transactions/transaction-paths";

/** A constraint that leads to no more rows than this is followed, and the others are checked on what it leads to. */
const FEW_ROWS = 3_000;

/** Statements to try in turn: the first that fills the page, or passes the cap, is enough; the last is always right. */
export interface Path {
  pages(place: Place): Prisma.Sql[];
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
  if (constraints.length === 0) return alongTime(time);
  const rarest = await rarestOf(constraints, time);
  if (!rarest) return throughTime(constraints, time);
  const others = constraints.filter((one) => one !== rarest).map((one) => one.condition);
  return {
    pages: (place) => [mergedPage(rarest.sources, [...others, ...time], place)],
    counts: (cap) => [mergedCount(rarest.sources, [...others, ...time], cap)],
  };
}

type Followable = Resolved & { sources: NonNullable<Resolved["sources"]> };

async function rarestOf(constraints: readonly Resolved[], time: Prisma.Sql[]): Promise<Followable | null> {
  const followable = constraints.filter((one): one is Followable => one.sources !== null);
  const [only] = followable;
  if (!only || constraints.length === 1) return only ?? null;
  const none = followable.find((one) => one.sources.length === 0);
  if (none) return none;
  const statement = weights(
    followable.map((one) => one.sources),
    time,
    FEW_ROWS + 1,
  );
  const [row] = await db().$queryRaw<{ weights: number[] }[]>(statement);
  const counted = row?.weights ?? [];
  const least = Math.min(...counted);
  return least <= FEW_ROWS ? (followable[counted.indexOf(least)] ?? null) : null;
}

function alongTime(time: Prisma.Sql[]): Path {
  return { pages: (place) => [plainPage(time, place)], counts: (cap) => [collectedCount(time, cap)] };
}

function throughTime(constraints: readonly Resolved[], time: Prisma.Sql[]): Path {
  const rowwise = constraints.map((one) => one.condition);
  const whole = [...constraints.map((one) => one.whole), ...time];
  return {
    pages: (place) => [walkedPage(time, rowwise, place), collectedPage(whole, place)],
    counts: (cap) => [walkedCount(time, rowwise, cap), collectedCount(whole, cap)],
  };
}
