import { instantOf } from "@/lib/issuing/bounds";

/**
 * Watches the rows of a list as they are read, and tells whether they come newest first as far as was read: the contract
 * promises no order (issuing-api §1.4), and only behind the newest rows of such a list nothing new can stand.
 */
export class NewestFirst {
  #last = Number.POSITIVE_INFINITY;
  #falls = false;
  #rises = false;

  add(rows: readonly { createdAt: string | null }[]): void {
    for (const { createdAt } of rows) {
      const time = instantOf(createdAt)?.getTime();
      if (time === undefined) continue;
      if (time < this.#last && Number.isFinite(this.#last)) this.#falls = true;
      if (time > this.#last) this.#rises = true;
      this.#last = time;
    }
  }

  /** Times went down at least once, and never up. */
  get holds(): boolean {
    return this.#falls && !this.#rises;
  }
}
