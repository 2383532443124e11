import "server-only";
import { readSession, type Viewer } from "@/lib/auth/sessions";
import { type Clock, systemClock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import type { LiveSignal } from "@/lib/live/constants";
import type { LiveFeed } from "@/lib/live/listen";
import { mayHear } from "@/lib/live/topics";

export interface StreamOptions {
  feed: LiveFeed;
  /** When the page was written (ms): what was heard since comes first. Without it the reader reads everything again. */
  since: number | null;
  clock?: Clock;
  beatMs?: number;
  checkMs?: number;
}

const BEAT_MS = 15_000;
const CHECK_MS = 30_000;
/** A reader that is this far behind is let go: it comes back and reads everything again. */
const MOST_WAITING_BYTES = 64 * 1024;
const MOST_PER_PERSON = 12;

/**
 * Server-sent events for one signed-in person: what changed, of the topics that the person may read, until the session
 * ends. It does not count as presence. Null when the person has too many of them open in this process.
 */
export function openStream(viewer: Viewer, options: StreamOptions): ReadableStream<Uint8Array> | null {
  const mine = [...open].filter((stream) => stream.staffId === viewer.id);
  if (mine.length >= MOST_PER_PERSON) return null;
  const stream = new LiveStream(viewer, options);
  return new ReadableStream<Uint8Array>(
    { start: (controller) => stream.start(controller), cancel: () => stream.stop() },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
  );
}

/** How many streams this process serves. */
export function openStreams(): number {
  return open.size;
}

const open = new Set<LiveStream>();
const encoder = new TextEncoder();

// A server that was told to stop waits for its connections; these would never end.
process.once("SIGTERM", () => {
  for (const stream of [...open]) stream.end();
});

class LiveStream {
  readonly staffId: string;
  #viewer: Viewer;
  readonly #options: StreamOptions;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #unsubscribe: (() => void) | null = null;
  readonly #timers: NodeJS.Timeout[] = [];
  #sent = 0;
  /** What waits while the session is read anew. */
  #held: LiveSignal[] | null = null;
  #changedMeanwhile = false;

  constructor(viewer: Viewer, options: StreamOptions) {
    this.staffId = viewer.id;
    this.#viewer = viewer;
    this.#options = options;
    open.add(this);
  }

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const { feed, since, beatMs = BEAT_MS, checkMs = CHECK_MS } = this.#options;
    this.#controller = controller;
    this.#write("retry: 1000\n\n");
    this.#unsubscribe = feed.subscribe((signal) => this.#tell(signal));
    this.#beat();
    // A feed that is not listening yet says `resync` itself, once it is.
    const missed = since === null ? null : feed.heardSince(since);
    for (const event of missed ?? []) this.#tell(event);
    if (!missed && feed.listening) this.#tell("resync");
    this.#timers.push(setInterval(() => this.#beat(), beatMs));
    this.#timers.push(setInterval(() => void this.#check(), checkMs));
  }

  /** Lets everything go; the reader has gone already. */
  stop(): void {
    open.delete(this);
    this.#controller = null;
    this.#unsubscribe?.();
    for (const timer of this.#timers) clearInterval(timer);
  }

  end(): void {
    const controller = this.#controller;
    this.stop();
    controller?.close();
  }

  #tell(signal: LiveSignal): void {
    if (this.#held) this.#held.push(signal);
    else this.#pass(signal);
    if (signal !== "resync" && signal.topic === "team" && signal.id === this.staffId) void this.#judgeAnew();
  }

  #pass(signal: LiveSignal): void {
    if (signal === "resync") this.#event("resync", "{}");
    else if (mayHear(this.#viewer, signal)) this.#event("change", JSON.stringify(signal));
  }

  /** This person was changed: what comes from now on is told as the new role may hear it. */
  async #judgeAnew(): Promise<void> {
    if (this.#held) {
      this.#changedMeanwhile = true;
      return;
    }
    this.#held = [];
    do {
      this.#changedMeanwhile = false;
      await this.#check();
    } while (this.#changedMeanwhile);
    const held = this.#held;
    this.#held = null;
    for (const signal of held) this.#pass(signal);
  }

  /** Lets the browser tell a quiet feed from a dead connection. */
  #beat(): void {
    this.#write("event: beat\ndata: {}\n\n");
  }

  #event(name: string, data: string): void {
    this.#sent += 1;
    this.#write(`id: ${this.#sent}\nevent: ${name}\ndata: ${data}\n\n`);
  }

  #write(text: string): void {
    const controller = this.#controller;
    if (!controller) return;
    controller.enqueue(encoder.encode(text));
    if ((controller.desiredSize ?? 0) > 0) return;
    this.stop();
    controller.error(new DOMException("the reader is too slow", "AbortError"));
  }

  /** A session that ended ends the stream, and so does one that cannot be read: the browser comes back. */
  async #check(): Promise<void> {
    try {
      const { viewer } = await readSession(this.#viewer.sessionId, this.#options.clock ?? systemClock);
      if (viewer) this.#viewer = viewer;
      else this.end();
    } catch (error) {
      log().warn({ err: error }, "a live stream was ended: its session could not be read");
      this.end();
    }
  }
}
