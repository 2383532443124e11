import "server-only";
import { AppError } from "@/lib/core/errors";

interface Slots {
  running: number;
  waiting: (() => void)[];
}

const shared = globalThis as typeof globalThis & { consoleSlots?: Map<string, Slots> };

/**
 * Runs the work once fewer than `width` others of this name run in this process; who came first is first.
 * @throws AppError BUSY at once when `maxWaiting` wait already
 */
export async function inSlot<T>(
  name: string,
  { width, maxWaiting }: { width: number; maxWaiting: number },
  work: () => Promise<T>,
): Promise<T> {
  const slots = slotsOf(name);
  if (slots.running >= width) {
    if (slots.waiting.length >= maxWaiting) throw new AppError("BUSY", `too many wait for ${name}`);
    // Whoever ends hands its place over, so `running` stays as it is.
    await new Promise<void>((resolve) => slots.waiting.push(resolve));
  } else slots.running += 1;
  try {
    return await work();
  } finally {
    const next = slots.waiting.shift();
    if (next) next();
    else slots.running -= 1;
  }
}

/** One set for the process: the bundler gives each route its own copy of this module. */
function slotsOf(name: string): Slots {
  shared.consoleSlots ??= new Map();
  const known = shared.consoleSlots.get(name) ?? { running: 0, waiting: [] };
  shared.consoleSlots.set(name, known);
  return known;
}
