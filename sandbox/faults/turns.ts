import type { Timers } from "../timers";

/** Lets something wait until another thing has finished: what the reorder faults are made of. */
export class Turns {
  readonly #timers: Timers;
  #waiting: (() => void)[] = [];

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  waitForAnother(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#timers.after(atMostMs, resolve, resolve);
      this.#waiting.push(() => {
        cancel();
        resolve();
      });
    });
  }

  finished() {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}
