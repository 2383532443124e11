import { generateKeyPairSync } from "node:crypto";
import { Agent, request } from "node:http";
import { createSigner, type SignatureHeaders } from "@/lib/issuing/sign";
import type { PlannedDelivery } from "./plan";

const PATH = "/api/webhooks/issuing";
const DAY_MS = 86_400_000;

/** What the inbox is told about the issuer: the environment of a process that takes its webhooks. */
export interface Issuer {
  env: Record<string, string>;
  sign(body: Buffer, given: Pick<PlannedDelivery, "late" | "stage">): SignatureHeaders;
}

const APP_ID = "chaos";

/** An issuer with a key of its own. */
export function createIssuer(): Issuer {
  const keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  // Credentials name whole seconds, so that stages stand that far apart, whenever they are sent.
  const started = Date.now() - 60_000;
  const signer = ({ late, stage }: Pick<PlannedDelivery, "late" | "stage">) =>
    createSigner({
      appId: APP_ID,
      privateKey: keys.privateKey,
      clock: { now: () => new Date(started + stage * 2_000 - (late ? DAY_MS : 0)) },
    });
  return {
    env: {
      ISSUING_APP_ID: APP_ID,
      ISSUING_PRIVATE_KEY: keys.privateKey,
      ISSUING_WEBHOOK_PUBLIC_KEY: keys.publicKey,
    },
    sign: (body, given) => signer(given)({ method: "POST", uri: PATH, body }),
  };
}

export interface SendReport {
  acknowledged: number;
  /** Attempts that ended without a 200. */
  retried: number;
  seconds: number;
  /** How long the answers took, of attempts that were answered, in ms. */
  latencies: number[];
}

interface SendOptions {
  issuer: Issuer;
  /** Ports of the processes that take webhooks. */
  ports: readonly number[];
  concurrency: number;
  onAcknowledged?: (count: number) => void;
}

/** Sends everything; what is not answered with 200 is sent again, the same bytes with the same headers, until it is. */
export async function sendAll(
  deliveries: readonly PlannedDelivery[],
  options: SendOptions,
): Promise<SendReport> {
  const { issuer, ports, concurrency } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const report: SendReport = { acknowledged: 0, retried: 0, seconds: 0, latencies: [] };
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    for (let delivery = deliveries[next++]; delivery; delivery = deliveries[next++]) {
      const body = Buffer.from(delivery.body);
      const headers = issuer.sign(body, delivery);
      for (let attempt = next; ; attempt += 1) {
        const sent = performance.now();
        if ((await post(agent, ports[attempt % ports.length] ?? 0, headers, body)) === 200) {
          report.latencies.push(performance.now() - sent);
          break;
        }
        report.retried += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      report.acknowledged += 1;
      options.onAcknowledged?.(report.acknowledged);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  agent.destroy();
  report.seconds = (performance.now() - started) / 1000;
  return report;
}

/** One attempt; the status of the answer, or null where none came. Resolves with the first byte of the answer. */
export function post(
  agent: Agent | false,
  port: number,
  headers: SignatureHeaders,
  body: Buffer,
): Promise<number | null> {
  return new Promise((resolve) => {
    const all = { ...headers, "content-type": "application/json", "content-length": body.length };
    const call = request({ host: "127.0.0.1", port, path: PATH, method: "POST", headers: all, agent });
    call.setTimeout(15_000, () => call.destroy());
    call.once("response", (response) => {
      response.resume();
      response.once("error", () => undefined);
      resolve(response.statusCode ?? null);
    });
    call.once("error", () => resolve(null));
    call.end(body);
  });
}

/** The value that so many per cent stay under. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
