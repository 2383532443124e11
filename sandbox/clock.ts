export type TimeSource = () => Date;

/**
 * Two times: `wire` is the machine's (signature freshness), `now` is the business time that the clock control
 * moves (limit windows, created times, webhook schedule). Moving the day must not make every signature stale.
 */
export class SandboxClock {
  readonly #source: TimeSource;
  #offsetMs = 0;
  #everywhere = false;

  constructor(source: TimeSource = () => new Date()) {
    this.#source = source;
  }

  wire(): Date {
    return this.#source();
  }

  now(): Date {
    return new Date(this.#source().getTime() + this.#offsetMs);
  }

  /** The time that answers (`Date`) and the credentials of webhooks carry. */
  told(): Date {
    return this.#everywhere ? this.now() : this.wire();
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** `everywhere`: the issuer's whole clock is wrong, and it says so in what it sends. */
  shift(offsetMs: number, { everywhere = false } = {}) {
    this.#offsetMs = offsetMs;
    this.#everywhere = everywhere;
  }

  set(to: Date) {
    this.#offsetMs = to.getTime() - this.#source().getTime();
  }
}

/** RFC 3339 UTC with six fractional digits, as in the contract's examples; the last three keep rows apart. */
export function timestamp(at: Date, sequence: number): string {
  return at.toISOString().replace("Z", `${String(sequence % 1000).padStart(3, "0")}Z`);
}
