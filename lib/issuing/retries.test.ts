import { createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "@/lib/issuing/routes";
import { listen, startLocalIssuer, testClient } from "@/lib/issuing/testing/local-issuer";
import { samples } from "@/lib/issuing/testing/samples";

let issuer: Awaited<ReturnType<typeof startLocalIssuer>>;
beforeAll(async () => {
  issuer = await startLocalIssuer();
});
afterAll(() => issuer.stop());

const writes = samples.filter((sample) => routes[sample.name].kind === "write");
const reads = samples.filter((sample) => routes[sample.name].kind === "read");

describe("a write goes out exactly once", () => {
  it.each(writes)("$name, whatever happens", async (sample) => {
    const client = testClient(issuer.url, { timeoutMs: 60 });
    for (const status of [429, 500, 503]) {
      issuer.answerJson("", status);
      await expect(sample.call(client)).rejects.toThrow();
      expect(issuer.requests.length).toBe(1);
    }
    issuer.answerWith((_request, response) => response.destroy());
    await expect(sample.call(client)).rejects.toMatchObject({ kind: "connection_lost", effect: "unknown" });
    expect(issuer.requests.length).toBe(1);
    issuer.answerWith(() => {});
    await expect(sample.call(client)).rejects.toMatchObject({ kind: "timeout", effect: "unknown" });
    expect(issuer.requests.length).toBe(1);
  });

  it("also when a kept connection turns out to be dead: counted on the raw socket", async () => {
    const seen: string[] = [];
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      let served = 0;
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        seen.push(String(chunk).split(" ")[0] ?? "");
        if (served++ === 0)
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n{"code":200,"data":{}}');
        else socket.resetAndDestroy();
      });
    });
    const client = testClient(await listen(server));
    await client.lockCard({ cardId: "c" });
    await expect(client.unlockCard({ cardId: "c" })).rejects.toMatchObject({
      kind: "connection_lost",
      effect: "unknown",
    });
    expect(sockets.size).toBe(1);
    expect(seen).toEqual(["PUT", "PUT"]);
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});

describe("a read is tried three times", () => {
  it.each(reads)("$name, signed afresh each time", async (sample) => {
    issuer.answerJson("", 503);
    const waits: number[] = [];
    const client = testClient(issuer.url, { sleep: async (ms) => void waits.push(ms), random: () => 0.5 });
    await expect(sample.call(client)).rejects.toMatchObject({ kind: "server_error", effect: "none" });
    expect(issuer.requests.length).toBe(3);
    expect(issuer.requests.every((request) => request.signatureIsValid)).toBe(true);
    for (const header of ["nonce", "signature", "x-request-id"]) {
      expect(new Set(issuer.requests.map((request) => request.headers[header])).size).toBe(3);
    }
    expect(waits).toEqual([100, 200]);
  });

  it("gives the reply of the attempt that worked, with its request id", async () => {
    issuer.answerWith((_request, response) => {
      if (issuer.requests.length < 3) response.destroy();
      else response.end('{"code":200,"data":{"id":"c"}}');
    });
    const reply = await testClient(issuer.url).getCard({ cardId: "c" }, { requestId: "first" });
    expect(reply.data.id).toBe("c");
    expect(issuer.requests[0]?.headers["x-request-id"]).toBe("first");
    expect(reply.requestId).toBe(issuer.requests[2]?.headers["x-request-id"]);
    expect(reply.requestId).not.toBe("first");
  });

  it("waits as long as the issuer asks, up to 5 s", async () => {
    const waits: number[] = [];
    issuer.answerWith((_request, response) =>
      response.writeHead(429, { "retry-after": issuer.requests.length === 1 ? "2" : "3600" }).end(),
    );
    const client = testClient(issuer.url, { sleep: async (ms) => void waits.push(ms), random: () => 0 });
    await expect(client.getCard({ cardId: "c" })).rejects.toMatchObject({ kind: "rate_limited" });
    expect(waits).toEqual([2000, 5000]);
  });

  it.each([
    [400, ""],
    [401, ""],
    [404, ""],
    [200, "no JSON"],
    [302, ""],
    [200, '{"code":300008}'],
  ])("but not after HTTP %s %s", async (status, body) => {
    issuer.answerJson(body, status);
    await expect(testClient(issuer.url).getCard({ cardId: "c" })).rejects.toThrow();
    expect(issuer.requests.length).toBe(1);
  });

  it("and not after its caller gave up, before or during the pause", async () => {
    const controller = new AbortController();
    issuer.answerWith(() => controller.abort());
    const one = testClient(issuer.url).getCard({ cardId: "c" }, { signal: controller.signal });
    await expect(one).rejects.toMatchObject({ kind: "timeout", effect: "none" });
    expect(issuer.requests.length).toBe(1);

    const later = new AbortController();
    issuer.answerJson("", 503);
    const client = testClient(issuer.url, {
      sleep: async (_ms, signal) => {
        later.abort();
        signal?.throwIfAborted();
      },
    });
    const two = client.getCard({ cardId: "c" }, { signal: later.signal });
    await expect(two).rejects.toMatchObject({ kind: "server_error" });
    expect(issuer.requests.length).toBe(1);
  });
});

it("calls one after the other share a connection", async () => {
  const ports = new Set<number | undefined>();
  issuer.answerWith((_request, response) => {
    ports.add(response.socket?.remotePort);
    response.end('{"code":200,"data":{"id":"c"}}');
  });
  const client = testClient(issuer.url);
  for (let n = 0; n < 5; n++) await client.getCard({ cardId: "c" });
  expect(ports.size).toBe(1);
});
