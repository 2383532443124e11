import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

const REWRITE_AFTER_LINES = 20_000;

/** Remembers every nonce until its credential would be stale anyway, across restarts. */
export class NonceBook {
  readonly #file: string;
  readonly #expiry = new Map<string, number>();
  #lines = 0;

  constructor(file: string, now: number) {
    this.#file = file;
    if (existsSync(file)) this.#load(readFileSync(file, "utf8"), now);
  }

  /** True when the nonce is new; it is then taken until `expiresAt` (ms). */
  take(nonce: string, expiresAt: number, now: number): boolean {
    const known = this.#expiry.get(nonce);
    if (known !== undefined && known >= now) return false;
    this.#expiry.set(nonce, expiresAt);
    appendFileSync(this.#file, `${nonce} ${expiresAt}\n`);
    this.#lines += 1;
    if (this.#lines > REWRITE_AFTER_LINES) this.#rewrite(now);
    return true;
  }

  #load(text: string, now: number) {
    for (const line of text.split("\n")) {
      const [nonce, expiresAt] = line.split(" ");
      if (nonce && expiresAt) this.#expiry.set(nonce, Number(expiresAt));
    }
    this.#rewrite(now);
  }

  #rewrite(now: number) {
    for (const [nonce, expiresAt] of this.#expiry) {
      if (!(expiresAt >= now)) this.#expiry.delete(nonce);
    }
    const lines = [...this.#expiry].map(([nonce, expiresAt]) => `${nonce} ${expiresAt}\n`);
    writeFileSync(`${this.#file}.tmp`, lines.join(""));
    renameSync(`${this.#file}.tmp`, this.#file);
    this.#lines = 0;
  }
}
