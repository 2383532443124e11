import "server-only";
import { Prisma, type Tx } from "@/lib/core/db";

export const DRIFT_NOUNS = ["cards", "transactions"] as const;
export type DriftNoun = (typeof DRIFT_NOUNS)[number];
export const DRIFT_KINDS = ["missing", "extra", "differing", "corrected", "completed"] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** One row about which the mirror and the issuer differed. */
export interface Drift {
  noun: DriftNoun;
  /**
   * `missing`, `extra` or `differing` in the mirror; `corrected`: the issuer now says otherwise than before; `completed`:
   * it says what nobody had said, which is counted and not kept as a row.
   */
  kind: DriftKind;
  subjectId: string;
  label: string;
  /** Field → both sides, as text; null: not there. */
  differences: Record<string, { mirror: string | null; issuer: string | null }>;
}

/** `announced`: was missing, and its webhook has come since. */
export type DriftCounts = Partial<Record<DriftNoun, Partial<Record<DriftKind | "announced", number>>>>;

/** Rows kept of one run; the counts go on. */
const MOST = 1000;

/** Collects what a run finds. Only the first findings are kept as rows, all of them are counted. */
export class DriftReport {
  readonly counts: DriftCounts;
  readonly #runId: string;
  /** False for the first run, which has nothing to compare with: everything is new then. */
  readonly compares: boolean;

  constructor(runId: string, compares: boolean, counts: DriftCounts) {
    this.#runId = runId;
    this.compares = compares;
    this.counts = counts;
  }

  /** What is found in work that fails is not counted: it is done again. */
  async inAttempt<T>(work: () => Promise<T>): Promise<T> {
    const before = { ...this.counts };
    try {
      return await work();
    } catch (error) {
      for (const noun of DRIFT_NOUNS) delete this.counts[noun];
      Object.assign(this.counts, before);
      throw error;
    }
  }

  /** Records findings in the transaction that heals them. */
  async add(tx: Tx, found: readonly Drift[], at: Date): Promise<void> {
    if (!this.compares || found.length === 0) return;
    const room = Math.max(0, MOST - this.#kept());
    for (const { noun, kind } of found) {
      const ofNoun = { ...this.counts[noun] };
      ofNoun[kind] = (ofNoun[kind] ?? 0) + 1;
      this.counts[noun] = ofNoun;
    }
    const listed = found.filter(({ kind }) => kind !== "completed").slice(0, room);
    const rows = listed.map(({ subjectId, label, differences, noun, kind }) => ({
      runId: this.#runId,
      noun,
      kind,
      subjectId,
      subjectLabel: label,
      differences,
      foundAt: at,
    }));
    if (rows.length > 0) await tx.driftFinding.createMany({ data: rows });
  }

  #kept(): number {
    return Object.values(this.counts)
      .flatMap((kinds) => Object.entries(kinds))
      .reduce((sum, [kind, count]) => (kind === "completed" ? sum : sum + count), 0);
  }
}

/** The fields in which two states of a row differ; numbers are compared by value, times by instant. */
export function differencesOf(
  mirror: Record<string, unknown>,
  issuer: Record<string, unknown>,
): Drift["differences"] {
  const fields = [...new Set([...Object.keys(mirror), ...Object.keys(issuer)])];
  const pairs = fields.map((field) => [field, asText(mirror[field]), asText(issuer[field])] as const);
  return Object.fromEntries(
    pairs
      .filter(([, before, after]) => before !== after)
      .map(([field, before, after]) => [field, { mirror: before, issuer: after }]),
  );
}

/** Without the fields that were empty in the mirror: those were completed, nothing contradicted them. */
export function contradictionsIn(differences: Drift["differences"]): Drift["differences"] {
  return Object.fromEntries(Object.entries(differences).filter(([, { mirror }]) => mirror !== null));
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date) return value.toISOString();
  if (Prisma.Decimal.isDecimal(value)) return new Prisma.Decimal(value.toString()).toFixed();
  return String(value);
}
