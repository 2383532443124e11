import { Agent } from "node:http";
import type { PlannedDelivery } from "./plan";
import { type Issuer, percentile, post } from "./sender";

export interface PacedReport {
  perSecond: number;
  sent: number;
  /** Answers that were not 200. */
  failed: number;
  /** From the moment a delivery was due until its answer, in ms. */
  p50: number;
  p99: number;
  slowest: number;
}

const TICK_MS = 10;

/** Sends at a fixed rate, whatever the answers take, as the outside world does; signed beforehand. */
export async function sendPaced(
  deliveries: readonly PlannedDelivery[],
  options: { issuer: Issuer; port: number; perSecond: number },
): Promise<PacedReport> {
  const { issuer, port, perSecond } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const ready = deliveries.map(({ body, late }) => {
    const bytes = Buffer.from(body);
    return { bytes, headers: issuer.sign(bytes, late) };
  });
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const due = (index: number) => started + (index * 1000) / perSecond;
  const calls: Promise<void>[] = [];
  while (calls.length < ready.length) {
    while (calls.length < ready.length && due(calls.length) <= performance.now()) {
      const index = calls.length;
      const one = ready[index];
      if (!one) break;
      calls.push(
        post(agent, port, one.headers, one.bytes).then((status) => {
          times.push(performance.now() - due(index));
          if (status !== 200) failed += 1;
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(calls);
  agent.destroy();
  return {
    perSecond,
    sent: ready.length,
    failed,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    slowest: percentile(times, 100),
  };
}
