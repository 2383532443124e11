import { mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { SandboxClock, type TimeSource } from "./clock";
import { readConfig, type SandboxConfig } from "./config";
import { FaultBook } from "./faults/fault-book";
import { Turns } from "./faults/turns";
import { issuerApp } from "./http/app";
import { Gatekeeper } from "./http/gatekeeper";
import { RequestLog } from "./http/request-log";
import { DOCUMENTED_SHAPE } from "./http/shape";
import type { Issuer } from "./issuer";
import { UsageBook } from "./limits/usage-book";
import { PciSessions } from "./pci/sessions";
import { DOCUMENTED_PCI } from "./pci/switches";
import { Random } from "./random";
import { type SeedName, seed } from "./seed/seed";
import { type IssuerKeys, loadKeys } from "./signing/keys";
import { NonceBook } from "./signing/nonce-book";
import { Store } from "./store/store";
import { Timers } from "./timers";
import { Traffic } from "./traffic/traffic";
import { Outbox } from "./webhooks/outbox";

export type StartOptions = Partial<SandboxConfig> & {
  /** Time of the machine; the clock control shifts business time away from it. */
  clock?: TimeSource;
  /** With false nothing is sent until `flushWebhooks`. Default true. */
  automaticWebhooks?: boolean;
};

export type Sandbox = {
  url: string;
  /** PEM files: the console's pair and the pair that signs webhooks. */
  keys: IssuerKeys["files"];
  issuer: Issuer;
  flushWebhooks(): Promise<void>;
  close(): Promise<void>;
};

/** Starts one sandbox issuer; options not given come from the environment. Throws when the port is taken. */
export async function startSandbox(options: StartOptions = {}): Promise<Sandbox> {
  const config = { ...readConfig(), ...options };
  const door = await openDoor(config.port, config.host);
  try {
    return await startBehind(door, config, options);
  } catch (error) {
    door.server.close();
    throw error;
  }
}

type Door = { server: ServerType; url: string; admit: (handler: Fetch) => void };
type Fetch = ReturnType<typeof issuerApp>["fetch"];

/** The port is taken before any file is touched, so that a second start cannot disturb the first one's data. */
async function openDoor(port: number, host: string): Promise<Door> {
  let admit: Door["admit"] = () => {};
  const handler = new Promise<Fetch>((resolve) => {
    admit = resolve;
  });
  const server = createAdaptorServer({
    fetch: async (request, env) => (await handler)(request, env),
    overrideGlobalObjects: false,
  });
  return { server, url: `http://${host}:${await listen(server, port, host)}`, admit };
}

async function startBehind(door: Door, config: SandboxConfig, options: StartOptions): Promise<Sandbox> {
  mkdirSync(config.dataDir, { recursive: true });
  const keys = await loadKeys(config.dataDir, config.clientPublicKeyFile);
  const issuer = buildIssuer(config, keys, options);
  const refill = (name: SeedName) => {
    issuer.store.replaceAll(() => seed(issuer, name, config.seedCards));
  };
  if (!issuer.store.load()) refill(config.seed);
  const traffic = new Traffic(issuer);
  const nonces = new NonceBook(join(config.dataDir, "nonces.txt"), issuer.clock.wire().getTime());
  const gate = new Gatekeeper(config.appId, keys.clientPublic, nonces);
  const reset = (name: SeedName) => {
    forget(issuer);
    refill(name);
  };
  door.admit(issuerApp({ issuer, reset, traffic }, gate).fetch);
  issuer.outbox.kick();
  if (config.traffic) traffic.start(12);
  return {
    url: door.url,
    keys: keys.files,
    issuer,
    flushWebhooks: () => issuer.outbox.flush(),
    close: () => closeAll(issuer, traffic, door.server),
  };
}

function buildIssuer(config: SandboxConfig, keys: IssuerKeys, options: StartOptions): Issuer {
  const store = new Store(config.dataDir);
  const timers = new Timers();
  const parts = {
    store,
    timers,
    clock: new SandboxClock(options.clock),
    random: Random.secure(),
    faults: new FaultBook(),
    turns: new Turns(timers),
  };
  const outbox = new Outbox(
    { ...parts, appId: config.appId },
    {
      target: config.webhookUrl,
      key: keys.webhookPrivate,
      baseDelayMs: config.webhookBaseDelayMs,
      automatic: options.automaticWebhooks ?? true,
    },
  );
  return {
    ...parts,
    business: {
      appId: config.appId,
      id: "35cc45cc-c418-4154-8f12-2dda715d0433",
      name: "Harbour & Finch Trading Ltd",
    },
    usage: new UsageBook(store.tables.transactions),
    outbox,
    requests: new RequestLog(),
    shape: { ...DOCUMENTED_SHAPE },
    pci: new PciSessions(),
    pciSwitches: { ...DOCUMENTED_PCI },
  };
}

function forget(issuer: Issuer) {
  issuer.faults.clear();
  issuer.requests.clear();
  issuer.clock.shift(0);
  Object.assign(issuer.shape, DOCUMENTED_SHAPE);
  Object.assign(issuer.pciSwitches, DOCUMENTED_PCI);
}

function listen(server: ServerType, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

async function closeAll(issuer: Issuer, traffic: Traffic, server: ServerType): Promise<void> {
  traffic.stop();
  const stopped = issuer.outbox.stop();
  issuer.timers.clear();
  await stopped;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if (isHttp1(server)) server.closeAllConnections();
  });
  issuer.store.compact();
  issuer.store.close();
}

function isHttp1(server: ServerType): server is Server {
  return "closeAllConnections" in server;
}
