import type { KeyObject } from "node:crypto";
import type { Fault } from "../faults/fault-book";
import { type Issuer, newRow } from "../issuer";
import type { Attempt, Delivery } from "./delivery";
import { judge, nextAttemptAt, type Verdict } from "./retry-schedule";
import { type Sent, send } from "./send";

const AT_ONCE = 8;
const DEFAULT_SKEW_MS = -31 * 60_000;
const DEFAULT_LATE_MS = 60_000;
const DEFAULT_REORDER_MS = 5_000;
const KEEP_FINISHED = 5_000;
const LONGEST_TIMER_MS = 60_000;
const NONCE_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export type OutboxSettings = { target: string; key: KeyObject; baseDelayMs: number; automatic: boolean };
type Deps = Pick<Issuer, "store" | "clock" | "random" | "faults" | "timers" | "turns"> & { appId: string };

/** Sends what `enqueue` stored, at least once, by the retry rule; survives a restart because it lives in the store. */
export class Outbox {
  readonly #deps: Deps;
  readonly #settings: OutboxSettings;
  readonly #stop = new AbortController();
  readonly #inFlight = new Map<string, Promise<void>>();
  #cancelTimer: (() => void) | null = null;

  constructor(deps: Deps, settings: OutboxSettings) {
    this.#deps = deps;
    this.#settings = { ...settings };
  }

  get target(): string {
    return this.#settings.target;
  }

  setTarget(url: string) {
    this.#settings.target = url;
  }

  /** Stores a delivery with the change it tells of: call it inside a transaction. */
  enqueue(message: Pick<Delivery, "kind" | "action" | "subject" | "body">) {
    this.#deps.store.tables.deliveries.put({
      ...newRow(this.#deps),
      ...message,
      state: "pending",
      next_attempt_at: this.#now(),
      attempts: [],
    });
    setImmediate(() => this.kick());
  }

  /** Starts whatever is due and sets the timer for what is not. */
  kick() {
    if (this.#settings.automatic) this.#pump();
  }

  /** Sends everything that is due now and waits for the outcome. */
  async flush(): Promise<void> {
    for (this.#pump(); this.#inFlight.size > 0; this.#pump()) {
      await Promise.race(this.#inFlight.values());
    }
  }

  async stop(): Promise<void> {
    this.#cancelTimer?.();
    this.#stop.abort();
    await Promise.allSettled(this.#inFlight.values());
  }

  #pump() {
    if (this.#stop.signal.aborted) return;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    let earliest = Number.POSITIVE_INFINITY;
    const busy = new Set(this.#inFlight.keys());
    for (const delivery of this.#pending()) {
      if (this.#inFlight.size >= AT_ONCE) return;
      if (busy.has(delivery.subject)) continue;
      if (delivery.next_attempt_at > this.#now()) earliest = Math.min(earliest, delivery.next_attempt_at);
      else {
        busy.add(delivery.subject);
        this.#start(delivery);
      }
    }
    if (!this.#settings.automatic || !Number.isFinite(earliest)) return;
    const wait = Math.min(Math.max(earliest - this.#now(), 1), LONGEST_TIMER_MS);
    this.#cancelTimer = this.#deps.timers.after(wait, () => this.#pump());
  }

  #pending(): Delivery[] {
    return [...this.#deps.store.tables.deliveries.within("pending", "pending").oldestFirst()];
  }

  #start(delivery: Delivery) {
    const work = this.#attempt(delivery).finally(() => {
      this.#inFlight.delete(delivery.subject);
      this.#deps.turns.finished();
      this.kick();
    });
    this.#inFlight.set(delivery.subject, work);
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { faults, timers, turns } = this.#deps;
    const fault = faults.take("webhook");
    if (fault?.fault === "late") return this.#postpone(delivery, fault);
    if (fault?.fault === "drop-before-effect") return this.#lose(delivery);
    if (fault?.fault === "delay") await timers.sleep(fault.ms ?? 1_000);
    if (fault?.fault === "reorder") await turns.waitForAnother(fault.ms ?? DEFAULT_REORDER_MS);
    const sent = await this.#send(delivery, fault);
    if (this.#stop.signal.aborted) return;
    const extra = fault?.fault === "duplicate" ? [await this.#send(delivery, fault)] : [];
    this.#record(delivery, fault, [sent, ...extra]);
  }

  #send(delivery: Delivery, fault: Fault | null): Promise<Sent> {
    const { clock, random, appId } = this.#deps;
    const skew = fault?.fault === "clock-skew" ? (fault.ms ?? DEFAULT_SKEW_MS) : 0;
    return send(delivery, {
      target: this.#settings.target,
      key: this.#settings.key,
      appId,
      time: new Date(clock.told().getTime() + skew),
      nonce: random.from(NONCE_ALPHABET, 16),
      garbled: fault?.fault === "garbage-body",
      badSignature: fault?.fault === "bad-signature",
      stop: this.#stop.signal,
    });
  }

  #record(delivery: Delivery, fault: Fault | null, sent: Sent[]) {
    const now = this.#now();
    const forgotten = fault?.fault === "drop-after-effect";
    const verdict = forgotten ? "retry" : judge(sent[0]?.status ?? null);
    const attempts: Attempt[] = sent.map((one) => ({
      at: new Date(now).toISOString(),
      ...one,
      fault: fault?.fault ?? null,
    }));
    const tries = delivery.attempts.length + 1;
    const next =
      verdict === "retry"
        ? nextAttemptAt(Date.parse(delivery.p_created_at), now, tries, this.#settings.baseDelayMs)
        : null;
    this.#put({
      ...delivery,
      attempts: [...delivery.attempts, ...attempts],
      state: next === null ? finalState(verdict) : "pending",
      next_attempt_at: next ?? delivery.next_attempt_at,
    });
  }

  #postpone(delivery: Delivery, fault: Fault) {
    this.#put({ ...delivery, next_attempt_at: this.#now() + (fault.ms ?? DEFAULT_LATE_MS) });
  }

  #lose(delivery: Delivery) {
    this.#put({ ...delivery, state: "lost" });
  }

  #put(delivery: Delivery) {
    const { store } = this.#deps;
    const { deliveries } = store.tables;
    if (!deliveries.find(delivery.id)) return;
    store.transact(() => {
      deliveries.put(delivery);
      if (deliveries.size <= KEEP_FINISHED * 1.2) return;
      const finished = deliveries
        .all()
        .oldestFirst()
        .filter((row) => row.state !== "pending");
      for (const row of finished.slice(0, finished.length - KEEP_FINISHED)) deliveries.remove(row.id);
    });
  }

  #now(): number {
    return this.#deps.clock.now().getTime();
  }
}

function finalState(verdict: Verdict): Delivery["state"] {
  return verdict === "retry" ? "given-up" : verdict;
}
