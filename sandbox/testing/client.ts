import { createPrivateKey, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { credentialTime, formatCredential } from "../signing/credential";
import { loadKeys } from "../signing/keys";
import { signParts } from "../signing/sign";
import { type Sandbox, type StartOptions, startSandbox } from "../start";

export const APP_ID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";

export type Reply = { status: number; text: string; json: unknown };
export type CallOptions = {
  body?: unknown;
  rawBody?: string;
  time?: Date;
  nonce?: string;
  requestId?: string;
  /** Changes what is sent after it was signed. */
  tamper?: (wire: { uri: string; body: string; headers: Record<string, string> }) => void;
};

/** A signed caller of one sandbox, and its controls. */
export class TestClient {
  readonly sandbox: Sandbox;
  readonly #key: KeyObject;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.#key = createPrivateKey(readFileSync(sandbox.keys.clientPrivate));
  }

  async call(method: string, uri: string, options: CallOptions = {}): Promise<Reply> {
    const body = options.rawBody ?? (options.body === undefined ? "" : JSON.stringify(options.body));
    const time = credentialTime(options.time ?? this.sandbox.issuer.clock.wire());
    const nonce = options.nonce ?? randomBytes(8).toString("hex");
    const parts = { method, uri, body: Buffer.from(body), time, nonce };
    const wire = {
      uri,
      body,
      headers: {
        "Content-Type": "application/json",
        Credential: formatCredential(APP_ID, time),
        Nonce: nonce,
        Signature: signParts(this.#key, parts),
        "X-Request-ID": options.requestId ?? randomUUID(),
      },
    };
    options.tamper?.(wire);
    const response = await fetch(this.sandbox.url + wire.uri, {
      method,
      headers: wire.headers,
      ...(wire.body === "" ? {} : { body: wire.body }),
    });
    return readReply(response);
  }

  /** The `data` of a call that must succeed. */
  async data<T>(schema: z.ZodType<T>, method: string, uri: string, body?: unknown): Promise<T> {
    const reply = await this.call(method, uri, { body });
    return z.object({ code: z.literal(200), data: schema }).parse(reply.json).data;
  }

  async control(path: string, body: object = {}, method = "POST"): Promise<Reply> {
    const response = await fetch(`${this.sandbox.url}/__sandbox/${path}`, {
      method,
      ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
    });
    return readReply(response);
  }
}

/** Runs a test against its own sandbox in its own folder, empty unless told otherwise. */
export async function withSandbox(
  options: StartOptions,
  test: (client: TestClient, dataDir: string) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "sandbox-"));
  cpSync(await sharedKeys(), join(dataDir, "keys"), { recursive: true });
  const sandbox = await startIn(dataDir, options);
  try {
    await test(new TestClient(sandbox), dataDir);
  } finally {
    await sandbox.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Key pairs are made once for each test file: making them is the slow part of a start. */
let sharedKeysFolder: Promise<string> | undefined;

async function sharedKeys(): Promise<string> {
  sharedKeysFolder ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "sandbox-keys-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    await loadKeys(folder, undefined);
    return join(folder, "keys");
  })();
  return sharedKeysFolder;
}

export function startIn(dataDir: string, options: StartOptions = {}): Promise<Sandbox> {
  return startSandbox({
    port: 0,
    seed: "empty",
    automaticWebhooks: false,
    traffic: false,
    ...options,
    dataDir,
  });
}

async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {}
  return { status: response.status, text, json };
}

export const API = "/svc/ts/api/v1/openapi";

export const cardAnswer = z.object({
  id: z.string(),
  reference_id: z.string(),
  status: z.string(),
  pan: z.string(),
  last_4_digits: z.string(),
});

export const authorization = z.object({
  transaction: z.object({ id: z.string(), status: z.string(), local_amount: z.string() }).loose(),
  decision: z.object({ approved: z.boolean(), reason: z.string() }),
});

/** A B2B card with the given rules and a funded company account. */
export async function fundedCard(client: TestClient, limits: object[] = [], currency = "HKD") {
  await client.control("deposit", { currency, amount: "100000" });
  return client.data(cardAnswer, "POST", `${API}/cards`, {
    card: { mode: "B2B", title: "Test", settlement_currency: currency, limits },
  });
}

export async function authorizeOn(client: TestClient, card: string, amount: string, more: object = {}) {
  const reply = await client.control("authorize", { card, amount, ...more });
  return authorization.parse(reply.json);
}
