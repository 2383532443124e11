import type * as FastCheck from "fast-check";
import { vi } from "vitest";

/** How many times more cases each property gets than in the ordinary run; `npm run test:deep` sets it. */
const TIMES = Number(process.env.PROPERTY_TIMES || 1);

if (TIMES > 1) {
  vi.doMock("fast-check", async (load) => {
    const real = await load<typeof FastCheck>();
    const assert = new Proxy(real.assert, {
      apply: (run, self, [property, parameters]) => Reflect.apply(run, self, [property, deeper(parameters)]),
    });
    return { ...real, assert, default: { ...real.default, assert } };
  });
}

/** Other cases each time: a seed is for the ordinary run, which must not depend on luck. */
function deeper({
  seed: _,
  ...parameters
}: FastCheck.Parameters<unknown> = {}): FastCheck.Parameters<unknown> {
  return { ...parameters, numRuns: (parameters.numRuns ?? 100) * TIMES };
}
