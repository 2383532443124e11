import { z } from "zod";
import { accountRow } from "../balances/account";
import { cardRow } from "../cards/card";
import { limitChangeRow, limitRow } from "../limits/limit";
import { verificationRow } from "../three-ds/verification";
import { transactionRow } from "../transactions/transaction";
import { transferRow } from "../transfers/transfer";
import { userRow } from "../users/user";
import { feeRuleRow, walletRow, walletTransactionRow } from "../wallets/wallet";
import { deliveryRow } from "../webhooks/delivery";
import { type Change, type ChangeSink, Collection } from "./collection";
import { Journal } from "./journal";

const COMPACT_AFTER_LINES = 20_000;

/**
 * All state of the issuer. Every change happens inside `transact`: it is written to the journal as one line before
 * the caller goes on, or undone as a whole.
 */
export class Store {
  readonly tables: Tables;
  readonly #journal: Journal;
  #open: { changes: Change[]; undo: (() => void)[] } | null = null;
  #lastSeq = 0;
  #version = 0;

  constructor(dataDir: string) {
    this.#journal = new Journal(dataDir);
    this.tables = makeTables((change, undo) => {
      if (!this.#open) throw new Error("A row changed outside of a transaction.");
      this.#open.changes.push(change);
      this.#open.undo.push(undo);
    });
  }

  /** Counts committed transactions that changed something: two equal readings mean no effect in between. */
  get version(): number {
    return this.#version;
  }

  nextSeq(): number {
    this.#lastSeq += 1;
    return this.#lastSeq;
  }

  transact<T>(work: () => T): T {
    if (this.#open) return work();
    const unit: { changes: Change[]; undo: (() => void)[] } = { changes: [], undo: [] };
    this.#open = unit;
    try {
      const result = work();
      if (unit.changes.length > 0) {
        this.#journal.append(unit.changes);
        this.#version += 1;
      }
      return result;
    } catch (error) {
      for (const undo of unit.undo.reverse()) undo();
      throw error;
    } finally {
      this.#open = null;
      if (this.#journal.lines > Math.max(COMPACT_AFTER_LINES, this.#rowCount())) this.compact();
    }
  }

  /** Loads what is on disk; false when there is nothing yet. */
  load(): boolean {
    const found = this.#journal.replay((batch) => {
      for (const [table, row, removedId] of storedBatch.parse(batch)) this.#apply(table, row, removedId);
    });
    for (const table of this.#all()) {
      for (const row of table.all().oldestFirst()) this.#lastSeq = Math.max(this.#lastSeq, row.seq);
    }
    return found;
  }

  /** Changes that are not journalled one by one but written as a snapshot at the end: seeding and reset. */
  replaceAll(work: () => void) {
    for (const table of this.#all()) {
      for (const row of [...table.all().oldestFirst()].reverse()) table.unload(row.id);
    }
    this.#open = { changes: [], undo: [] };
    try {
      work();
    } finally {
      this.#open = null;
    }
    this.#version += 1;
    this.compact();
  }

  compact() {
    this.#journal.compact(this.#snapshot());
  }

  close() {
    this.#journal.close();
  }

  *#snapshot(): Generator<Change[]> {
    for (const table of this.#all()) {
      for (const row of table.all().oldestFirst()) yield [[table.name, row]];
    }
  }

  #apply(name: string, row: unknown, removedId: string | undefined) {
    const table = this.#all().find((candidate) => candidate.name === name);
    if (!table) throw new Error(`Unknown table ${name}.`);
    if (removedId !== undefined) table.unload(removedId);
    else table.load(row);
  }

  #all() {
    return Object.values(this.tables);
  }

  #rowCount(): number {
    return this.#all().reduce((sum, table) => sum + table.size, 0);
  }
}

const storedBatch = z.array(
  z
    .union([z.tuple([z.string(), z.unknown()]), z.tuple([z.string(), z.null(), z.string()])])
    .transform(([table, row, removedId]): [string, unknown, string | undefined] => [table, row, removedId]),
);

export type Tables = ReturnType<typeof makeTables>;

function makeTables(sink: ChangeSink) {
  return {
    users: new Collection("users", userRow, sink, {
      user_id: (row) => row.user_id,
      reference_id: (row) => row.reference_id,
      phone: (row) => `${row.calling_code} ${row.phone_number}`,
    }),
    cards: new Collection("cards", cardRow, sink, {
      reference_id: (row) => row.reference_id,
      p_user_id: (row) => row.p_user_id,
      last_4: (row) => row.pan.slice(-4),
      pool: (row) => (row.mode === "B2C" && row.p_user_id === null ? "open" : null),
    }),
    limits: new Collection("limits", limitRow, sink, { card: (row) => row.card }),
    limitChanges: new Collection("limitChanges", limitChangeRow, sink, { card: (row) => row.card }),
    transactions: new Collection("transactions", transactionRow, sink, { card: (row) => row.card }),
    accounts: new Collection("accounts", accountRow, sink, { owner: (row) => row.owner }),
    verifications: new Collection("verifications", verificationRow, sink),
    wallets: new Collection("wallets", walletRow, sink, { p_user_id: (row) => row.p_user_id }),
    walletTransactions: new Collection("walletTransactions", walletTransactionRow, sink, {
      wallet: (row) => row.wallet,
    }),
    feeRules: new Collection("feeRules", feeRuleRow, sink),
    transfers: new Collection("transfers", transferRow, sink, { ref_id: (row) => row.ref_id }),
    deliveries: new Collection("deliveries", deliveryRow, sink, {
      pending: (row) => (row.state === "pending" ? "pending" : null),
    }),
  };
}
