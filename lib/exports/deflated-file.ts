import { once } from "node:events";
import { createDeflateRaw } from "node:zlib";
import { ZipPassThrough } from "fflate";

/** ZIP, APPNOTE 4.4.5. */
const DEFLATED = 8;

/** A file of a ZIP archive that is compressed by zlib, off the thread that serves everybody else. */
export class DeflatedFile extends ZipPassThrough {
  override compression = DEFLATED;
  readonly #deflate = createDeflateRaw({ level: 1 });
  #written = Promise.resolve();

  constructor(name: string) {
    super(name);
    this.#deflate.on("data", (chunk: Buffer<ArrayBuffer>) => this.ondata(null, chunk, false));
    // What went wrong is told to who writes.
    this.#deflate.on("error", () => undefined);
    this.#deflate.on("end", () => this.ondata(null, new Uint8Array(), true));
  }

  /** Resolves when the text is compressed; what comes out of that may still be with the compressor. */
  write(text: string): Promise<void> {
    this.push(Buffer.from(text));
    return this.#written;
  }

  async close(text: string): Promise<void> {
    const ended = once(this.#deflate, "end");
    this.push(Buffer.from(text), true);
    await Promise.all([this.#written, ended]);
  }

  protected override process(chunk: Uint8Array<ArrayBuffer>, final: boolean): void {
    this.#written = new Promise((resolve, reject) =>
      this.#deflate.write(chunk, (error) => (error ? reject(error) : resolve())),
    );
    if (final) this.#deflate.end();
  }
}
