import "server-only";
import pg from "pg";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { LIVE_CHANNEL, readLiveEvent } from "@/lib/live/channel";
import type { LiveEvent, LiveSignal } from "@/lib/live/constants";

export type LiveListener = (signal: LiveSignal) => void;

const shared = globalThis as typeof globalThis & { consoleLive?: LiveFeed };

/** The one LISTEN connection of this process; it opens with the first subscriber. */
export function liveFeed(): LiveFeed {
  shared.consoleLive ??= new LiveFeed(env().databaseUrl);
  return shared.consoleLive;
}

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 10_000;
/** A connection may die without a word; it is asked, and given up when it does not answer. */
const PROBE_EVERY_MS = 15_000;
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 1_000;

/** Hears what any process publishes and tells the subscribers here; reconnects by itself and then says `resync`. */
export class LiveFeed {
  readonly #url: string;
  readonly #listeners = new Set<LiveListener>();
  #client: pg.Client | null = null;
  #listeningSince: number | null = null;
  #heard: { at: number; event: LiveEvent }[] = [];
  #delay = FIRST_DELAY_MS;
  #timer: NodeJS.Timeout | null = null;
  #started = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** From now on `listener` is told of each event, and `resync` whenever listening begins; gives its own end. */
  subscribe(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    if (!this.#started) {
      this.#started = true;
      void this.#connect();
    }
    return () => this.#listeners.delete(listener);
  }

  /** What was heard since a time (ms), oldest first; null when this process did not listen, or remembers, that long. */
  heardSince(time: number): LiveEvent[] | null {
    if (this.#listeningSince === null) return null;
    const forgotten = this.#heard.length >= MOST_REMEMBERED ? (this.#heard[0]?.at ?? 0) : 0;
    const known = Math.max(this.#listeningSince, forgotten, Date.now() - REMEMBERED_MS);
    if (time < known) return null;
    return this.#heard.filter(({ at }) => at >= time).map(({ event }) => event);
  }

  /** While it is false events may be missed; `resync` follows. */
  get listening(): boolean {
    return this.#listeningSince !== null;
  }

  /** Ends the connection and forgets the subscribers; for tests and the end of a process. */
  async close(): Promise<void> {
    this.#listeners.clear();
    this.#started = false;
    if (this.#timer) clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    this.#listeningSince = null;
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: "cardroom-live",
      keepAlive: true,
      connectionTimeoutMillis: PROBE_EVERY_MS,
      query_timeout: PROBE_EVERY_MS,
    });
    this.#client = client;
    client.on("error", (error) => this.#lost(client, error));
    client.on("end", () => this.#lost(client, null));
    client.on("notification", ({ payload }) => this.#hear(readLiveEvent(payload)));
    try {
      await client.connect();
      await client.query(`LISTEN ${LIVE_CHANNEL}`);
      if (this.#client === client) this.#listen(client);
    } catch (error) {
      this.#lost(client, error);
    }
  }

  #listen(client: pg.Client): void {
    this.#delay = FIRST_DELAY_MS;
    this.#listeningSince = Date.now();
    this.#heard = [];
    this.#tell("resync");
    this.#probe(client);
  }

  #probe(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query("SELECT 1").then(
        () => this.#client === client && this.#probe(client),
        (error: unknown) => this.#lost(client, error),
      );
    }, PROBE_EVERY_MS);
    this.#timer.unref();
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#listeningSince = null;
    if (this.#timer) clearTimeout(this.#timer);
    log().warn({ err: error }, "the live connection broke and is opened again");
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#connect(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY_MS);
  }

  #hear(event: LiveEvent | null): void {
    if (!event) return;
    if (this.#heard.length >= MOST_REMEMBERED) this.#heard.shift();
    this.#heard.push({ at: Date.now(), event });
    this.#tell(event);
  }

  #tell(signal: LiveSignal): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(signal);
      } catch (error) {
        log().error({ err: error }, "a live subscriber failed");
      }
    }
  }
}
