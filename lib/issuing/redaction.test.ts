import { afterAll, beforeAll, expect, it } from "vitest";
import type { IssuingLogLine } from "@/lib/issuing/call";
import { IssuingError } from "@/lib/issuing/errors";
import { startLocalIssuer, testClient } from "@/lib/issuing/testing/local-issuer";
import { samples } from "@/lib/issuing/testing/samples";

let issuer: Awaited<ReturnType<typeof startLocalIssuer>>;
beforeAll(async () => {
  issuer = await startLocalIssuer();
});
afterAll(() => issuer.stop());

const PAN = "3567721234568210";
const secrets = [PAN, "3567 7212", "739164", "482915", "eyJ0b3Bz", "PRIVATE KEY"];
const markers = {
  pan: PAN,
  cvv: "739164",
  otp: "482915",
  note: `PAN ${PAN}, 3567 7212 3456 8210`,
  jweX: "eyJ0b3Bz.A.B.C.D",
};
const message = `card ${PAN} pin 739164`;

it("neither log lines, errors nor typed results of any operation hold a card number or secret", async () => {
  const lines: IssuingLogLine[] = [];
  const client = testClient(issuer.url, { timeoutMs: 1_000, log: (line) => lines.push(line) });
  const errors: IssuingError[] = [];
  for (const sample of samples) {
    issuer.answerJson({ code: 200, message, data: { ...Object(sample.data), ...markers } });
    const { data } = await sample.call(client);
    for (const secret of secrets) expect(JSON.stringify(data)).not.toContain(secret);
    for (const status of [200, 400, 500]) {
      issuer.answerJson({ code: 300008, message: `card ${PAN}`, data: markers }, status);
      await sample.call(client).catch((error) => errors.push(error));
      issuer.answerJson(`${JSON.stringify(markers)}${message}`, status);
      await sample.call(client).catch((error) => errors.push(error));
    }
  }
  expect(errors.length).toBe(samples.length * 6);
  expect(lines.length).toBe(samples.length * 7);
  for (const error of errors) {
    expect(error).toBeInstanceOf(IssuingError);
    const text = `${error.stack} ${JSON.stringify(error)} ${JSON.stringify(error.cause)}`;
    for (const secret of secrets) expect(text).not.toContain(secret);
  }
  for (const secret of secrets) expect(JSON.stringify(lines)).not.toContain(secret);
});

it("a message about keys, PIN or card data shows no digits and no JWE", async () => {
  issuer.answerJson({ code: 400100, message: "code 739164 and eyJ0b3Bz.a.b.c.d do not match" }, 400);
  const call = testClient(issuer.url).setCardPin({
    referenceId: "r",
    jwePinBlock: "j",
    activateCode: "739164",
  });
  await expect(call).rejects.toMatchObject({ issuerMessage: "code *** and *** do not match" });
});

it("card data in the clear is refused, not handed on", async () => {
  issuer.answerJson({ code: 200, data: { pan: PAN, cvv: "739" } });
  const call = testClient(issuer.url).getFullCardNumber({ referenceId: "r", kid: "k" });
  await expect(call).rejects.toMatchObject({ kind: "unreadable_reply", effect: "none" });
});

it("a log line names the call, its end and its cost, and no value of the query", async () => {
  const lines: IssuingLogLine[] = [];
  issuer.answerJson({ code: 300009, message: "x" }, 400);
  const client = testClient(issuer.url, { log: (line) => lines.push(line) });
  const call = client.listTransactions({ offset: 0, limit: 10, card: "secret-card" }, { requestId: "q1" });
  await expect(call).rejects.toThrow();
  expect(lines).toEqual([
    {
      operation: "listTransactions",
      method: "GET",
      path: "/svc/ts/api/v1/openapi/transactions?offset&limit&card",
      status: 400,
      ms: expect.any(Number),
      attempts: 1,
      requestId: "q1",
      outcome: "refused",
      effect: "none",
      issuerCode: "300009",
    },
  ]);
});

it("a log that fails does not turn a write that was done into a failure", async () => {
  issuer.answerJson({ code: 200, data: { id: "c" } });
  const client = testClient(issuer.url, {
    log: () => {
      throw new Error("disk full");
    },
  });
  expect((await client.lockCard({ cardId: "c" })).data?.id).toBe("c");
});

it.each(["ftp://x", "nothing", "https://user:pw@host", "https://host/?a=1", "https://host/#a"])(
  "the base URL %s is refused",
  (baseUrl) => {
    expect(() => testClient(baseUrl)).toThrow(/http\(s\):\/\/host/);
    expect(() => testClient(baseUrl)).not.toThrow(/pw/);
  },
);
