import { createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IssuingError } from "@/lib/issuing/errors";
import { listen, startLocalIssuer, testClient } from "@/lib/issuing/testing/local-issuer";

let issuer: Awaited<ReturnType<typeof startLocalIssuer>>;
beforeAll(async () => {
  issuer = await startLocalIssuer();
});
afterAll(() => issuer.stop());

const write = (url = issuer.url) => testClient(url, { timeoutMs: 150 }).lockCard({ cardId: "c" });
const read = (url = issuer.url) => testClient(url, { timeoutMs: 150 }).getCard({ cardId: "c" });
const failureOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof IssuingError)) throw new Error(`expected an IssuingError, got ${error}`);
  return error;
};

describe("what a reply means for a write, and for a read", () => {
  it.each([
    [400, { code: 400, message: "invalid" }, "refused", "none", "400"],
    [400, "", "refused", "none", null],
    [401, { code: "E000002", message: "Invalid Credential Format." }, "unauthorized", "none", "E000002"],
    [403, "<html>", "unauthorized", "none", null],
    [404, "", "not_found", "none", null],
    [409, { code: 300008 }, "refused", "none", "300008"],
    [429, "", "rate_limited", "none", null],
    [408, "", "timeout", "unknown", null],
    [200, { code: 300008, message: "duplicate creation" }, "refused", "none", "300008"],
    [200, { code: "300008" }, "refused", "none", "300008"],
    [200, { code: "E000002", message: "Invalid Credential Format." }, "refused", "none", "E000002"],
    [200, { error_code: "R1", error_message: "no", data: null }, "refused", "none", "R1"],
    [200, { error_code: "R1", code: 200, data: { id: "c" } }, "refused", "none", "R1"],
    [200, { code: 401 }, "unauthorized", "none", "401"],
    [200, { code: 404 }, "not_found", "none", "404"],
    [200, { code: 500, message: "internal" }, "server_error", "unknown", "500"],
    [200, { code: 202, message: "accepted" }, "unreadable_reply", "unknown", "202"],
    [200, { code: "SUCCESS" }, "unreadable_reply", "unknown", "SUCCESS"],
    [500, { code: 500, message: "internal" }, "server_error", "unknown", "500"],
    [500, { code: 200, data: { id: "c" } }, "server_error", "unknown", null],
    [500, { code: 0 }, "server_error", "unknown", null],
    [500, { code: 300008 }, "refused", "none", "300008"],
    [503, { code: "E000002" }, "refused", "none", "E000002"],
    [502, { code: "E000504" }, "server_error", "unknown", "E000504"],
    [502, "<html>Bad Gateway</html>", "server_error", "unknown", null],
    [200, "", "unreadable_reply", "unknown", null],
    [204, "", "unreadable_reply", "unknown", null],
    [200, "   \n", "unreadable_reply", "unknown", null],
    [200, "{}", "unreadable_reply", "unknown", null],
    [200, "<html>", "unreadable_reply", "unknown", null],
    [200, '{"code":200,"data":{"id":"c"', "unreadable_reply", "unknown", null],
    [200, "[".repeat(50_000), "unreadable_reply", "unknown", null],
    [200, { hello: "world" }, "unreadable_reply", "unknown", null],
    [302, "", "unreadable_reply", "unknown", null],
  ])("HTTP %s %j is %s, effect %s", async (status, body, kind, effect, issuerCode) => {
    issuer.answerJson(body, status);
    const error = await failureOf(write());
    expect(error).toMatchObject({ kind, effect, issuerCode, httpStatus: status, operation: "lockCard" });
    expect(error.requestId).toBe(issuer.requests[0]?.headers["x-request-id"]);
    expect(issuer.requests.length).toBe(1);
    expect(await failureOf(read())).toMatchObject({ kind, effect: "none", issuerCode });
  });

  it("a redirect is not followed", async () => {
    issuer.answerWith((_request, response) =>
      response.writeHead(307, { location: `${issuer.url}/other` }).end(),
    );
    expect(await failureOf(write())).toMatchObject({ kind: "unreadable_reply", effect: "unknown" });
    expect(issuer.requests.length).toBe(1);
  });

  it("the issuer's own text is one line of at most 200 characters", async () => {
    issuer.answerJson({ code: 300008, message: `a\n\u0000b ${"x".repeat(500)}` });
    const error = await failureOf(write());
    expect(error.issuerMessage).toMatch(/^a b x+$/);
    expect(error.issuerMessage?.length).toBe(200);
  });
});

describe("when no whole reply comes", () => {
  it("a silent issuer is a timeout with unknown effect; a write was sent once", async () => {
    issuer.answerWith(() => {});
    expect(await failureOf(write())).toMatchObject({ kind: "timeout", effect: "unknown" });
    expect(issuer.requests.length).toBe(1);
  });

  it("the time limit covers the body too", async () => {
    issuer.answerWith((_request, response) => response.writeHead(200).write('{"code":'));
    expect(await failureOf(write())).toMatchObject({ kind: "timeout", effect: "unknown" });
  });

  it("a connection cut before the reply or in the middle of it is lost, with unknown effect", async () => {
    issuer.answerWith((_request, response) => response.destroy());
    expect(await failureOf(write())).toMatchObject({ kind: "connection_lost", effect: "unknown" });
    expect(issuer.requests.length).toBe(1);
    issuer.answerWith((_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("{");
      setImmediate(() => response.destroy());
    });
    expect(await failureOf(write())).toMatchObject({ kind: "connection_lost", effect: "unknown" });
  });

  it("a reply without end is cut off", async () => {
    issuer.answerWith((_request, response) => response.end("x".repeat(21 * 1024 * 1024)));
    const call = testClient(issuer.url, { timeoutMs: 5_000 }).lockCard({ cardId: "c" });
    expect(await failureOf(call)).toMatchObject({ kind: "unreadable_reply", effect: "unknown" });
  });

  it("a reply that is no HTTP is unreadable", async () => {
    const server = createServer((socket) => socket.end("hello\r\n\r\n"));
    const url = await listen(server);
    expect(await failureOf(write(url))).toMatchObject({ kind: "unreadable_reply", effect: "unknown" });
    server.close();
  });
});

describe("what never reached the wire was not sent and has no effect", () => {
  it("a refused connection, an unknown host, a failed TLS handshake", async () => {
    const server = createServer();
    const closed = await listen(server);
    await new Promise((done) => server.close(done));
    const tls = issuer.url.replace("http:", "https:");
    for (const url of [closed, "http://host.invalid", tls]) {
      const call = testClient(url, { timeoutMs: 5_000 }).lockCard({ cardId: "c" });
      expect(await failureOf(call)).toMatchObject({ kind: "not_sent", effect: "none", httpStatus: null });
    }
  });

  it("a handshake that never ends", async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket));
    const url = (await listen(server)).replace("http:", "https:");
    expect(await failureOf(write(url))).toMatchObject({ kind: "not_sent", effect: "none" });
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it.each(["", ".", "..", "\uD800"])("an id that cannot be a path segment: %j", async (cardId) => {
    issuer.answerJson({ code: 200 });
    const call = testClient(issuer.url).lockCard({ cardId });
    expect(await failureOf(call)).toMatchObject({ kind: "not_sent", effect: "none" });
    expect(issuer.requests.length).toBe(0);
  });

  it("an amount that is no plain decimal, a page that is no number, a request id with a line break", async () => {
    issuer.answerJson({ code: 200 });
    const client = testClient(issuer.url);
    const limits = [{ period: "Daily", limitAmount: "1e3" }];
    const calls = [
      client.editCardLimit({ cardId: "c", limits }),
      client.listCards({ offset: -1, limit: 10 }),
      client.listCards({ offset: 0.5, limit: 10 }),
      client.lockCard({ cardId: "c" }, { requestId: "a\r\nb: c" }),
    ];
    for (const call of calls)
      expect(await failureOf(call)).toMatchObject({ kind: "not_sent", effect: "none" });
    expect(issuer.requests.length).toBe(0);
  });

  it("a call whose signal was already raised", async () => {
    issuer.answerJson({ code: 200 });
    const call = testClient(issuer.url).lockCard({ cardId: "c" }, { signal: AbortSignal.abort() });
    expect(await failureOf(call)).toMatchObject({ kind: "not_sent", effect: "none" });
    expect(issuer.requests.length).toBe(0);
  });
});

it("raising the signal while a write is out counts like a timeout", async () => {
  const controller = new AbortController();
  issuer.answerWith(() => controller.abort());
  const call = testClient(issuer.url).lockCard({ cardId: "c" }, { signal: controller.signal });
  expect(await failureOf(call)).toMatchObject({ kind: "timeout", effect: "unknown" });
  expect(issuer.requests.length).toBe(1);
});
