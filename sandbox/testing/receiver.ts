import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { parseCredential } from "../signing/credential";
import { signatureMatches } from "../signing/sign";
import type { Sandbox } from "../start";

export type Received = { uri: string; headers: IncomingHttpHeaders; body: string };

/** A webhook receiver that keeps what came and answers what the test says (`null` breaks the connection). */
export async function withReceiver(
  answer: (count: number) => number | null,
  test: (receiver: { url: string; received: Received[] }) => Promise<void>,
): Promise<void> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ uri: request.url ?? "", headers: request.headers, body });
      const status = answer(received.length);
      if (status === null) request.socket.destroy();
      else response.writeHead(status).end('{"status":"ok"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  try {
    await test({ url: `http://127.0.0.1:${port}/hooks/issuing?tenant=7`, received });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Checks a delivery as §9.1 says a receiver does. */
export function isAuthentic(sandbox: Sandbox, delivery: Received): boolean {
  const key = createPublicKey(readFileSync(sandbox.keys.webhookPublic));
  const credential = parseCredential(String(delivery.headers.credential));
  if (!credential) return false;
  const parts = {
    method: "POST",
    uri: delivery.uri,
    body: Buffer.from(delivery.body),
    time: credential.time,
    nonce: String(delivery.headers.nonce),
  };
  return signatureMatches(key, parts, String(delivery.headers.signature));
}
