import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

export interface TransportRequest {
  /** Scheme, host and port. */
  origin: URL;
  method: string;
  /** Path and query, sent as they stand. */
  uri: string;
  headers: Record<string, string>;
  body: Uint8Array | undefined;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

export interface TransportReply {
  status: number;
  retryAfter: string | undefined;
  /** When the issuer answered, by its own clock. */
  date?: string | undefined;
  body: Uint8Array;
}

/** Sends one request, once. @throws TransportError */
export type Transport = (request: TransportRequest) => Promise<TransportReply>;

/** `reached`: false only when not one byte of the request can have arrived. `code` is Node's or OpenSSL's. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly kind: "timeout" | "aborted" | "connection_lost" | "reply_too_large" | "reply_malformed";
  readonly reached: boolean;

  constructor(kind: TransportError["kind"], reached: boolean, code = "") {
    super(code ? `${kind} (${code})` : kind);
    this.kind = kind;
    this.reached = reached;
  }
}

/**
 * Gives a transport over node:http(s), because it alone never sends a request a second time by itself and tells
 * a failed connection from a lost reply. Connections are kept for 4 s, less than common servers keep theirs.
 */
export function createHttpTransport(options: { maxReplyBytes?: number } = {}): Transport {
  const { maxReplyBytes = 8 * 1024 * 1024 } = options;
  const settings = { keepAlive: true, maxFreeSockets: 16, timeout: 4_000 };
  const agents = { "http:": new HttpAgent(settings), "https:": new HttpsAgent(settings) };

  return (given) =>
    new Promise((resolve, reject) => {
      if (given.signal?.aborted) throw new TransportError("aborted", false);
      const request = openRequest(given, agents);
      const watch = watchRequest(request, given, reject);
      request.on("response", (response) => {
        readBody(response, maxReplyBytes, watch.fail).then((body) => {
          watch.done();
          const retryAfter = response.headers["retry-after"];
          resolve({ status: response.statusCode ?? 0, retryAfter, date: response.headers.date, body });
        });
      });
      request.end(given.body);
    });
}

/** Node refuses a header or path that it cannot write before anything is sent. */
function openRequest(given: TransportRequest, agents: { "http:": HttpAgent; "https:": HttpsAgent }) {
  const { origin, method, uri: path, headers } = given;
  try {
    return origin.protocol === "https:"
      ? httpsRequest(origin, { agent: agents["https:"], method, path, headers })
      : httpRequest(origin, { agent: agents["http:"], method, path, headers });
  } catch {
    throw new TransportError("connection_lost", false, "invalid request");
  }
}

type Fail = (error: TransportError) => void;

/** One clock for connecting, sending and reading; the first failure wins. */
function watchRequest(request: ClientRequest, given: TransportRequest, reject: (error: Error) => void) {
  let connected = false;
  const fail: Fail = (error) => {
    done();
    reject(error);
    request.destroy();
  };
  const onAbort = () => fail(new TransportError("aborted", connected));
  const timer = setTimeout(() => fail(new TransportError("timeout", connected)), given.timeoutMs);
  const done = () => {
    clearTimeout(timer);
    given.signal?.removeEventListener("abort", onAbort);
  };
  given.signal?.addEventListener("abort", onAbort, { once: true });
  request.on("socket", (socket) => {
    if (request.reusedSocket) {
      connected = true;
      return;
    }
    const event = given.origin.protocol === "https:" ? "secureConnect" : "connect";
    socket.once(event, () => {
      connected = true;
    });
  });
  request.on("error", (error: NodeJS.ErrnoException) => {
    const kind = error.code?.startsWith("HPE_") ? "reply_malformed" : "connection_lost";
    fail(new TransportError(kind, connected, error.code));
  });
  return { fail, done };
}

function readBody(response: IncomingMessage, maxBytes: number, fail: Fail): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) fail(new TransportError("reply_too_large", true));
      else chunks.push(chunk);
    });
    response.on("error", (error: NodeJS.ErrnoException) =>
      fail(new TransportError("connection_lost", true, error.code)),
    );
    response.on("close", () => {
      if (!response.complete) fail(new TransportError("connection_lost", true, "truncated"));
    });
    response.on("end", () => {
      if (response.complete) resolve(Buffer.concat(chunks));
    });
  });
}
