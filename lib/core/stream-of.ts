import "server-only";

/** The reader of a file took nothing for too long. */
export class ReaderStalled extends Error {
  override readonly name = "ReaderStalled";
}

const STALLED_MS = 30_000;

/**
 * What a generator writes, as fast as the reader takes it. A reader that takes nothing for 30 s is cut off: whatever the
 * generator holds (a snapshot, a connection) is let go, and it is told by `ReaderStalled`.
 */
export function streamOf(
  bytes: AsyncIterator<Uint8Array>,
  stalledMs = STALLED_MS,
): ReadableStream<Uint8Array> {
  let waiting: NodeJS.Timeout | undefined;
  return new ReadableStream({
    async pull(controller) {
      clearTimeout(waiting);
      const next = await bytes.next();
      if (next.done) return controller.close();
      controller.enqueue(next.value);
      waiting = setTimeout(() => {
        const stalled = new ReaderStalled("the reader took nothing");
        controller.error(stalled);
        // The generator ends with the error that it is told.
        bytes.throw?.(stalled).catch(() => undefined);
      }, stalledMs);
      waiting.unref();
    },
    async cancel() {
      clearTimeout(waiting);
      await bytes.return?.();
    },
  });
}
