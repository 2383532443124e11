const WORKERS = 4;

/** Runs `work` over the items, four at a time; the first failure ends it, as does the signal. Leaves nothing running. */
export async function inParallel<T>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items].reverse();
  const worker = async () => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
      try {
        signal?.throwIfAborted();
        await work(item);
      } catch (error) {
        rest.length = 0;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: WORKERS }, worker));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}
