import type { KeyObject } from "node:crypto";
import { randomUUID } from "node:crypto";
import { setTimeout as sleepFor } from "node:timers/promises";
import { type Clock, systemClock } from "@/lib/core/clock";
import { type CallSetup, createCall, type IssuingLogLine } from "@/lib/issuing/call";
import type { TimeSample } from "@/lib/issuing/clock-skew";
import { IssuingConfigError } from "@/lib/issuing/errors";
import type { IssuingClient } from "@/lib/issuing/operation-types";
import { applyRouteOverrides, type RouteOverrides } from "@/lib/issuing/route-overrides";
import { createSigner } from "@/lib/issuing/sign";
import { createHttpTransport, type Transport } from "@/lib/issuing/transport";

export interface IssuingClientOptions {
  /** Scheme, host, port and, if need be, a path prefix. */
  baseUrl: string;
  appId: string;
  /** RSA, PEM (PKCS#8 or PKCS#1). */
  privateKey: string | KeyObject;
  routes?: RouteOverrides | undefined;
  /** For one attempt, from connecting to the last byte of the reply. */
  timeoutMs?: number | undefined;
  transport?: Transport | undefined;
  clock?: Clock | undefined;
  nonce?: (() => string) | undefined;
  requestId?: (() => string) | undefined;
  sleep?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** 0 ≤ x < 1, for the jitter between attempts. */
  random?: (() => number) | undefined;
  /** One redacted line per call. */
  log?: ((line: IssuingLogLine) => void) | undefined;
  /** The issuer's time in each answer, beside ours. */
  observeTime?: ((sample: TimeSample) => void) | undefined;
}

/**
 * The issuer's API, one method per operation, signed. Make one per process: it keeps the parsed key and the
 * connections. @throws IssuingConfigError when the URL, AppID or key cannot be used.
 */
export function createIssuingClient(options: IssuingClientOptions): IssuingClient {
  const { clock = systemClock } = options;
  const setup: CallSetup = {
    base: readBaseUrl(options.baseUrl),
    routes: applyRouteOverrides(options.routes ?? {}),
    signer: createSigner({
      appId: options.appId,
      privateKey: options.privateKey,
      clock,
      nonce: options.nonce,
    }),
    transport: options.transport ?? createHttpTransport(),
    timeoutMs: options.timeoutMs ?? 15_000,
    requestId: options.requestId ?? randomUUID,
    sleep: options.sleep ?? (async (ms, signal) => sleepFor(ms, undefined, signal ? { signal } : {})),
    random: options.random ?? Math.random,
    log: options.log ?? (() => {}),
    clock,
    observeTime: options.observeTime ?? (() => {}),
  };
  const call = createCall(setup);
  return {
    echo: call("echo"),
    createCard: call("createCard"),
    editCardLimit: call("editCardLimit"),
    getBalance: call("getBalance"),
    getCardLimitHistory: call("getCardLimitHistory"),
    lockCard: call("lockCard"),
    unlockCard: call("unlockCard"),
    terminateCard: call("terminateCard"),
    getCard: call("getCard"),
    listCards: call("listCards"),
    listTransactions: call("listTransactions"),
    exchangeKey: call("exchangeKey"),
    getFullCardNumber: call("getFullCardNumber"),
    setCardPin: call("setCardPin"),
    createUser: call("createUser"),
    editUser: call("editUser"),
    getUser: call("getUser"),
    linkCard: call("linkCard"),
    createWallet: call("createWallet"),
    getWallet: call("getWallet"),
    listWallets: call("listWallets"),
    listWalletTransactions: call("listWalletTransactions"),
    getTopupFeeRule: call("getTopupFeeRule"),
    setTopupFeeRule: call("setTopupFeeRule"),
    createTransfer: call("createTransfer"),
    listTransfers: call("listTransfers"),
  };
}

function readBaseUrl(baseUrl: string): { origin: URL; prefix: string } {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new IssuingConfigError(
      "The issuer's URL must be http(s)://host[:port][/prefix], without user, query and fragment.",
    );
  }
  return { origin: new URL(url.origin), prefix: url.pathname.replace(/\/+$/, "") };
}
