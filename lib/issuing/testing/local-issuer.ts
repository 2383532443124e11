import { createHmac, generateKeyPairSync, verify } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createIssuingClient, type IssuingClientOptions } from "@/lib/issuing/client";

export const APP_ID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

export interface ReceivedRequest {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
  /** Checked over the bytes and the path as they arrived. */
  signatureIsValid: boolean;
}

type Answer = (request: ReceivedRequest, response: ServerResponse) => void;

/** A real HTTP server that checks signatures as contract §2 says and answers what a test tells it. */
export async function startLocalIssuer() {
  const requests: ReceivedRequest[] = [];
  let answer: Answer = (_request, response) => response.end("{}");
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const body = Buffer.concat(chunks);
      const request = {
        method: message.method ?? "",
        url: message.url ?? "",
        headers: message.headers,
        body,
      };
      const received = { ...request, signatureIsValid: isSigned(request) };
      requests.push(received);
      answer(received, response);
    });
  });
  const url = await listen(server);
  return {
    url,
    requests,
    answerWith(next: Answer) {
      requests.length = 0;
      answer = next;
    },
    answerJson(body: unknown, status = 200) {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      this.answerWith((_request, response) => response.writeHead(status).end(text));
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A client with its own key and no waiting between attempts. */
export function testClient(baseUrl: string, options: Partial<IssuingClientOptions> = {}) {
  return createIssuingClient({ baseUrl, appId: APP_ID, privateKey, sleep: async () => {}, ...options });
}

/** Listens on a free port of the loopback; gives the base URL. */
export async function listen(server: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): AddressInfo | string | null;
}): Promise<string> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

function isSigned(request: Omit<ReceivedRequest, "signatureIsValid">): boolean {
  const { credential, nonce, signature } = request.headers;
  if (typeof credential !== "string" || typeof nonce !== "string" || typeof signature !== "string")
    return false;
  const [appId, time = "", algorithm = ""] = credential.split("/");
  const k1 = createHmac("sha256", nonce).update(time).digest();
  const k2 = createHmac("sha256", k1).update(algorithm).digest();
  const head = `${request.method}\n${request.url}`;
  const content = request.body.length ? Buffer.concat([Buffer.from(`${head}\n`), request.body]) : head;
  const message = createHmac("sha256", k2).update(content).digest("hex");
  return (
    appId === APP_ID && verify("sha256", Buffer.from(message), publicKey, Buffer.from(signature, "base64"))
  );
}
