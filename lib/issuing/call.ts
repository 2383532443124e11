import type { Clock } from "@/lib/core/clock";
import type { TimeSample } from "@/lib/issuing/clock-skew";
import { IssuingError } from "@/lib/issuing/errors";
import type { IssuerCall, OperationName, OperationTypes } from "@/lib/issuing/operation-types";
import { type EncodedRequest, operations } from "@/lib/issuing/operations";
import { type Failure, judgeReply, judgeSilence, type Outcome } from "@/lib/issuing/outcome";
import type { CallOptions } from "@/lib/issuing/requests";
import type { Route, RouteMap } from "@/lib/issuing/routes";
import type { Signer } from "@/lib/issuing/sign";
import { type Transport, TransportError } from "@/lib/issuing/transport";

/** What may be known about a call afterwards: no bodies, headers, query values or keys. */
export interface IssuingLogLine {
  operation: OperationName;
  method: string;
  /** With the names of the query, without its values. */
  path: string;
  status: number | null;
  ms: number;
  attempts: number;
  requestId: string;
  outcome: "ok" | IssuingError["kind"];
  effect: IssuingError["effect"] | null;
  issuerCode: string | null;
}

export interface CallSetup {
  base: { origin: URL; prefix: string };
  routes: RouteMap;
  signer: Signer;
  transport: Transport;
  timeoutMs: number;
  requestId: () => string;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  random: () => number;
  log: (line: IssuingLogLine) => void;
  clock: Clock;
  observeTime: (sample: TimeSample) => void;
}

interface Attempt<T> {
  requestId: string;
  status: number | null;
  retryAfter: string | undefined;
  outcome: Outcome<T>;
}

const READ_ATTEMPTS = 3;
const REMEMBERED = 10_000;

/** Gives, for each operation name, the method that encodes, signs, sends, judges and (reads only) tries again. */
export function createCall(setup: CallSetup) {
  const used = new Set<string>();
  /** Ids are unique per request (issuing-api §1.1): one that was sent before is not sent again. */
  const unused = (requestId: string | undefined) => {
    if (requestId === undefined || used.has(requestId)) return undefined;
    used.add(requestId);
    if (used.size > REMEMBERED) used.clear();
    return requestId;
  };
  return function call<N extends OperationName>(name: N): IssuerCall<N> {
    return async (input: OperationTypes[N]["input"], options: CallOptions = {}) => {
      const started = performance.now();
      const route = setup.routes[name];
      const prepared = prepare(setup, name, input, options);
      const repeatable = route.kind === "read" && prepared.problem === null;
      let attempts = 1;
      let last = await attempt(
        setup,
        name,
        prepared,
        options,
        unused(options.requestId) ?? setup.requestId(),
      );
      while (repeatable && attempts < READ_ATTEMPTS && isPassing(last.outcome) && !options.signal?.aborted) {
        try {
          await setup.sleep(pause(attempts, last.retryAfter, setup.random()), options.signal);
        } catch {
          break;
        }
        attempts += 1;
        last = await attempt(setup, name, prepared, options, setup.requestId());
      }
      report(setup, name, prepared, last, attempts, performance.now() - started);
      if (!last.outcome.ok) throw toError(name, last.requestId, last.outcome.failure);
      const { data, unread } = last.outcome;
      return { data, unread, requestId: last.requestId, httpStatus: last.status ?? 0 };
    };
  };
}

interface Prepared {
  route: Route;
  uri: string;
  logPath: string;
  body: Uint8Array | undefined;
  language: string;
  /** Why the call cannot be made at all. */
  problem: string | null;
}

async function attempt<N extends OperationName>(
  setup: CallSetup,
  name: N,
  prepared: Prepared,
  options: CallOptions,
  requestId: string,
): Promise<Attempt<OperationTypes[N]["data"]>> {
  const { route, uri, body } = prepared;
  const given = (failure: Failure) => ({
    requestId,
    status: null,
    retryAfter: undefined,
    outcome: { ok: false as const, failure },
  });
  const problem = prepared.problem ?? (/^[\x21-\x7e]{1,128}$/.test(requestId) ? null : "unusable request id");
  if (problem !== null) return given({ kind: "not_sent", effect: "none", detail: problem });
  const sentAt = setup.clock.now();
  try {
    const reply = await setup.transport({
      origin: setup.base.origin,
      method: route.method,
      uri,
      headers: {
        ...setup.signer({ method: route.method, uri, body }),
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-Request-ID": requestId,
        "x-i18n-lang": prepared.language,
        ...(body ? { "Content-Length": String(body.length) } : {}),
      },
      body,
      timeoutMs: setup.timeoutMs,
      signal: options.signal,
    });
    if (reply.date)
      setup.observeTime({ issuerTime: new Date(reply.date), sentAt, receivedAt: setup.clock.now() });
    const outcome = judgeReply(route, operations[name], reply);
    return { requestId, status: reply.status, retryAfter: reply.retryAfter, outcome };
  } catch (error) {
    const silence = error instanceof TransportError ? error : new TransportError("connection_lost", true);
    return given(judgeSilence(route, silence));
  }
}

function prepare<N extends OperationName>(
  setup: CallSetup,
  name: N,
  input: OperationTypes[N]["input"],
  options: CallOptions,
): Prepared {
  const route = setup.routes[name];
  const language = wireLanguage(options.language);
  try {
    const encoded = operations[name].encode(input);
    const path = setup.base.prefix + route.path.replace(/:[A-Za-z_]\w*/, () => pathSegment(encoded.id));
    const query = queryPairs(route, encoded);
    const withQuery = (pairs: string[]) => (pairs.length === 0 ? path : `${path}?${pairs.join("&")}`);
    return {
      route,
      uri: withQuery(query.map(([key, value]) => `${key}=${encodeURIComponent(value)}`)),
      logPath: withQuery(query.map(([key]) => key)),
      body: encoded.body === undefined ? undefined : Buffer.from(encoded.body),
      language,
      problem: null,
    };
  } catch {
    const problem = "the input cannot be written as a request";
    return { route, uri: route.path, logPath: route.path, body: undefined, language, problem };
  }
}

/** A segment that servers would read as “this” or “up” could turn one call into another. */
function pathSegment(id: string | undefined): string {
  if (id === undefined || /^\.{0,2}$/.test(id)) throw new TypeError("no usable id");
  return encodeURIComponent(id);
}

function queryPairs(route: Route, encoded: EncodedRequest): [string, string][] {
  return route.query.flatMap((key): [string, string][] => {
    const value = encoded.query?.[key];
    if (value === undefined) return [];
    if (typeof value === "number" && !(Number.isSafeInteger(value) && value >= 0)) {
      throw new TypeError("offset and limit are whole numbers");
    }
    return [[key, String(value)]];
  });
}

function wireLanguage(language: string | undefined): "en" | "zh-HK" | "zh-CN" {
  const tag = (language ?? "en").toLowerCase();
  if (!tag.startsWith("zh")) return "en";
  return /hk|tw|mo|hant/.test(tag) ? "zh-HK" : "zh-CN";
}

/** A failure that may be gone in a moment. */
function isPassing(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && REPEATABLE.has(outcome.failure.kind);
}

const REPEATABLE = new Set<IssuingError["kind"]>([
  "not_sent",
  "timeout",
  "connection_lost",
  "server_error",
  "rate_limited",
]);

/** Full jitter over 200 ms, 400 ms …; what the issuer asks for in Retry-After is kept, up to 5 s. */
function pause(attempts: number, retryAfter: string | undefined, random: number): number {
  const asked = /^\d{1,4}$/.test(retryAfter ?? "") ? Math.min(Number(retryAfter) * 1000, 5_000) : 0;
  return asked + Math.round(random * 200 * 2 ** (attempts - 1));
}

function report(
  setup: CallSetup,
  operation: OperationName,
  prepared: Prepared,
  last: Attempt<unknown>,
  attempts: number,
  ms: number,
): void {
  const failure = last.outcome.ok ? null : last.outcome.failure;
  try {
    setup.log({
      operation,
      method: prepared.route.method,
      path: prepared.logPath,
      status: last.status,
      ms: Math.round(ms),
      attempts,
      requestId: last.requestId,
      outcome: failure?.kind ?? "ok",
      effect: failure?.effect ?? null,
      issuerCode: failure?.issuerCode ?? null,
    });
  } catch {
    // A broken log must not turn a write that was done into a failure.
  }
}

function toError(operation: OperationName, requestId: string, failure: Failure): IssuingError {
  return new IssuingError({ ...failure, operation, requestId });
}
