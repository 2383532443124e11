/** Real-time timers that end with the issuer. */
export class Timers {
  readonly #running = new Map<NodeJS.Timeout, (() => void) | null>();

  /** `onClear` runs instead of `work` when the issuer stops first. */
  after(ms: number, work: () => void, onClear: (() => void) | null = null): () => void {
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      work();
    }, ms);
    this.#running.set(timer, onClear);
    return () => {
      clearTimeout(timer);
      this.#running.delete(timer);
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve, resolve);
    });
  }

  clear() {
    const running = [...this.#running];
    this.#running.clear();
    for (const [timer, onClear] of running) {
      clearTimeout(timer);
      onClear?.();
    }
  }
}
