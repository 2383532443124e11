import { generateKeyPairSync } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { systemClock } from "../../lib/core/clock";
import { createSigner } from "../../lib/issuing/sign";
import { send } from "./http";
import { reportRate, reportTime, timing } from "./measure";
import { COLUMNS, transactionRows } from "./transactions-data";

const APP_ID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
const URI = "/api/webhooks/issuing";
const CLIENTS = 8;
const ROUND = 600;
const ROUNDS = 4;
const STEADY = { rate: 200, seconds: 15 };
const BURST = { rate: 2_000, seconds: 2 };

interface Delivery {
  headers: Record<string, string>;
  body: Uint8Array;
}

/** A key pair for this run: its public half goes to the console, with its private half the bench is the issuer. */
export function webhookKeys(): { environment: Record<string, string>; sign: (body: Uint8Array) => Delivery } {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const signer = createSigner({ appId: APP_ID, privateKey, clock: systemClock });
  return {
    environment: {
      ISSUING_APP_ID: APP_ID,
      ISSUING_PRIVATE_KEY: privateKey,
      ISSUING_WEBHOOK_PUBLIC_KEY: pair.publicKey.export({ type: "spki", format: "pem" }).toString(),
    },
    sign: (body) => ({
      headers: { ...signer({ method: "POST", uri: URI, body }), "content-type": "application/json" },
      body,
    }),
  };
}

/** The intake: how many deliveries a second are committed and answered, and how long an answer takes. */
export async function benchWebhooks(
  { url, hello, database }: { url: string; hello: string; database: string },
  sign: (body: Uint8Array) => Delivery,
): Promise<void> {
  process.stdout.write("\nWebhook intake: committed, then answered\n");
  const pool = new pg.Pool({ connectionString: database, max: 1 });
  const folded = () => untilFolded(pool);
  const foldTimes: number[] = [];
  const bodies = deliveries(ROUND * (ROUNDS + 1) + STEADY.rate * STEADY.seconds + BURST.rate * BURST.seconds);
  const ready = bodies.map(sign);
  const rates: { intake: number; hello: number }[] = [];
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const given = ready.splice(0, ROUND);
    const intake = await flood(url, given);
    // What was taken in is also processed; it must not be paid for by the round of the other.
    foldTimes.push(await folded());
    const bare = await flood(hello, given);
    if (round === 0) continue;
    rates.push({ intake: intake.rate, hello: bare.rate });
    times.push(...intake.times);
  }
  const middle = (of: (one: { intake: number; hello: number }) => number) =>
    rates.map(of).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  reportRate(
    `${CLIENTS} clients, against a bare route's hello`,
    middle((one) => one.intake),
    middle((one) => one.hello),
    0.6,
  );
  reportTime(`${CLIENTS} clients, p99`, timing(times).p99, 50);
  reportTime(`${STEADY.rate} deliveries/s, p99`, timing(await paced(url, ready, STEADY)).p99, 500);
  await folded();
  reportTime(`${BURST.rate} deliveries/s, p99`, timing(await paced(url, ready, BURST)).p99, 2_000);
  const after = await folded();
  await pool.end();
  const last = timing(foldTimes).p95;
  process.stdout.write(
    `  the last one was processed ${last.toFixed(0)} ms after ${ROUND} at once, ${after.toFixed(0)} ms after the burst\n`,
  );
}

/** How long it takes until nothing waits in the inbox, in ms. */
async function untilFolded(pool: pg.Pool): Promise<number> {
  const started = performance.now();
  for (;;) {
    const { rows } = await pool.query(
      "SELECT 1 FROM webhook_delivery WHERE processed_at IS NULL AND signature = 'valid' LIMIT 1",
    );
    if (rows.length === 0) return performance.now() - started;
    await wait(20);
  }
}

/** As fast as a few clients can, each waiting for its answer. */
async function flood(url: string, given: Delivery[]): Promise<{ rate: number; times: number[] }> {
  const queue = [...given];
  const times: number[] = [];
  const started = performance.now();
  const client = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) times.push(await post(url, next));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { rate: given.length / ((performance.now() - started) / 1000), times };
}

/** So many in a second, whether or not the earlier ones are answered. */
async function paced(
  url: string,
  ready: Delivery[],
  { rate, seconds }: { rate: number; seconds: number },
): Promise<number[]> {
  const started = performance.now();
  const answers: Promise<number>[] = [];
  for (let sent = 0; sent < rate * seconds; ) {
    const due = Math.min(rate * seconds, ((performance.now() - started) / 1000) * rate);
    for (; sent < due; sent += 1) {
      const next = ready.pop();
      if (next) answers.push(post(url, next));
    }
    await wait(5);
  }
  return Promise.all(answers);
}

async function post(url: string, { headers, body }: Delivery): Promise<number> {
  const started = performance.now();
  await send(url, { method: "POST", headers, body });
  return performance.now() - started;
}

function deliveries(count: number): Uint8Array[] {
  const from = Math.floor(Date.now() / 1000);
  return [...transactionRows(2 ** 40, from, from + count)].map((row) => {
    const fields = Object.fromEntries(COLUMNS.map((name, index) => [name, row[index]]));
    const { card_id: card, occurred_at: p_created_at, ...rest } = fields;
    return Buffer.from(
      JSON.stringify({ action: "Authorization", card_transaction: { ...rest, card, p_created_at } }),
    );
  });
}
