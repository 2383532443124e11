import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalIssuer, testClient } from "@/lib/issuing/testing/local-issuer";

let issuer: Awaited<ReturnType<typeof startLocalIssuer>>;
beforeAll(async () => {
  issuer = await startLocalIssuer();
});
afterAll(() => issuer.stop());

describe("how a request is written", () => {
  it("the path prefix of the base URL is sent and signed; a slash at its end does not matter", async () => {
    issuer.answerJson({ code: 200, data: { id: "c" } });
    await testClient(`${issuer.url}/gateway/v2/`).getCard({ cardId: "a b/ü?" });
    expect(issuer.requests[0]).toMatchObject({
      url: "/gateway/v2/svc/ts/api/v1/openapi/cards/a%20b%2F%C3%BC%3F",
      signatureIsValid: true,
    });
  });

  it.each([
    [undefined, "en"],
    ["en-GB", "en"],
    ["fr", "en"],
    ["zh-HK", "zh-HK"],
    ["zh-Hant-TW", "zh-HK"],
    ["zh-CN", "zh-CN"],
    ["zh", "zh-CN"],
  ])("the language %s is sent as %s", async (language, expected) => {
    issuer.answerJson({ code: 200, data: { id: "c" } });
    await testClient(issuer.url).getCard({ cardId: "c" }, { language });
    expect(issuer.requests[0]?.headers["x-i18n-lang"]).toBe(expected);
  });

  it("a given request id is used; without one each call has its own", async () => {
    issuer.answerJson({ code: 200, data: { id: "c" } });
    const client = testClient(issuer.url);
    const given = await client.getCard({ cardId: "c" }, { requestId: "req_1" });
    await client.getCard({ cardId: "c" });
    await client.getCard({ cardId: "c" });
    expect(given.requestId).toBe("req_1");
    expect(new Set(issuer.requests.map((request) => request.headers["x-request-id"])).size).toBe(3);
  });

  it("the PIN block can be the whole body", async () => {
    issuer.answerJson({ status: "ok" });
    await testClient(issuer.url).setCardPin({ rawJwe: "eyJh..A.B.C", referenceId: "ref-1" });
    expect(issuer.requests[0]?.body.toString()).toBe("eyJh..A.B.C");
    expect(issuer.requests[0]?.signatureIsValid).toBe(true);
  });

  it("the full card number may come as a JWE without any JSON", async () => {
    const jwe = "eyJhbGciOiJkaXIifQ..AAAA.BBBB.CCCC";
    for (const body of [jwe, JSON.stringify(jwe), `${jwe}\n`]) {
      issuer.answerJson(body);
      const reply = await testClient(issuer.url).getFullCardNumber({ referenceId: "r", kid: "k" });
      expect(reply.data).toEqual({ jwe });
    }
  });

  it("an overridden route is what is sent and signed", async () => {
    issuer.answerJson({ code: 200, data: { id: "c" } });
    const client = testClient(issuer.url, {
      routes: { lockCard: { method: "POST", path: "/x/:id/freeze" } },
    });
    await client.lockCard({ cardId: "c" });
    expect(issuer.requests[0]).toMatchObject({ method: "POST", url: "/x/c/freeze", signatureIsValid: true });
  });
});
