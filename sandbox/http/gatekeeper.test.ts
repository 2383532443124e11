import { describe, expect, it } from "vitest";
import { type CallOptions, startIn, TestClient, withSandbox } from "../testing/client";

const ECHO = "/svc/payment/api/v1/echo";

async function refusal(options: CallOptions, uri = ECHO): Promise<unknown> {
  let seen: unknown;
  await withSandbox({}, async (client) => {
    const reply = await client.call("POST", uri, { rawBody: '{"message":"hello"}', ...options });
    expect(reply.status).toBe(401);
    seen = reply.json;
  });
  return seen;
}

const wrongSignature = { code: "SBX-INVALID-SIGNATURE" };

describe("a request is admitted only with a right signature", () => {
  it("answers echo on both documented paths", async () => {
    await withSandbox({}, async (client) => {
      for (const path of [ECHO, "/svc/payment/api/v1/openapi/echo"]) {
        const reply = await client.call("POST", path, { body: { message: "你好" } });
        expect(reply.json).toEqual({ code: 200, message: "succeed", data: { message: "你好" } });
      }
    });
  });

  it("refuses one changed byte of the body", async () => {
    const tamper: CallOptions["tamper"] = (wire) => {
      wire.body = wire.body.replace("hello", "hellp");
    };
    expect(await refusal({ tamper })).toMatchObject(wrongSignature);
  });

  it("refuses one changed byte of the query", async () => {
    const tamper: CallOptions["tamper"] = (wire) => {
      wire.uri = wire.uri.replace("limit=10", "limit=11");
    };
    expect(await refusal({ tamper }, `${ECHO}?limit=10`)).toMatchObject(wrongSignature);
  });

  it("signs the query as it is written, not as it is understood", async () => {
    await withSandbox({}, async (client) => {
      const asSent = await client.call("GET", "/svc/ts/api/v1/openapi/cards?limit=%31%30&offset=0");
      expect(asSent.status).toBe(200);
      const rewritten = await client.call("GET", "/svc/ts/api/v1/openapi/cards?limit=%31%30", {
        tamper: (wire) => {
          wire.uri = wire.uri.replace("%31%30", "10");
        },
      });
      expect(rewritten.json).toMatchObject(wrongSignature);
    });
  });

  it("refuses another nonce and another time than those signed", async () => {
    const nonce: CallOptions["tamper"] = (wire) => {
      wire.headers.Nonce = "A".repeat(16);
    };
    const time: CallOptions["tamper"] = (wire) => {
      const [app, at, algorithm] = (wire.headers.Credential ?? "").split("/");
      wire.headers.Credential = `${app}/${Number(at) + (Number(at) % 100 < 59 ? 1 : -1)}/${algorithm}`;
    };
    expect(await refusal({ tamper: nonce })).toMatchObject(wrongSignature);
    expect(await refusal({ tamper: time })).toMatchObject(wrongSignature);
  });

  it("refuses a credential of any other form with E000002", async () => {
    const forms = [
      "",
      "only-one-part",
      "a/20240501120123/Wonder-RSA-SHA512",
      "a/20241301120123/Wonder-RSA-SHA256",
    ];
    for (const form of forms) {
      const tamper: CallOptions["tamper"] = (wire) => {
        wire.headers.Credential = form;
      };
      expect(await refusal({ tamper })).toEqual({ code: "E000002", message: "Invalid Credential Format." });
    }
  });

  it("refuses an unknown app, and a nonce that is not 16 letters or digits", async () => {
    const app: CallOptions["tamper"] = (wire) => {
      wire.headers.Credential = (wire.headers.Credential ?? "").replace("d900", "d901");
    };
    expect(await refusal({ tamper: app })).toMatchObject({ code: "SBX-UNKNOWN-APP" });
    expect(await refusal({ nonce: "too-short" })).toMatchObject({ code: "SBX-INVALID-NONCE" });
  });

  it.each([-31, 31])("refuses a credential that is %i minutes off, and accepts 29", async (minutes) => {
    await withSandbox({}, async (client) => {
      const at = (shift: number) => new Date(Date.now() + shift * 60_000);
      const stale = await client.call("POST", ECHO, { body: { message: "a" }, time: at(minutes) });
      expect(stale.json).toMatchObject({ code: "SBX-STALE-CREDENTIAL" });
      const fresh = await client.call("POST", ECHO, {
        body: { message: "a" },
        time: at(Math.sign(minutes) * 29),
      });
      expect(fresh.status).toBe(200);
    });
  });

  it("refuses a nonce that was used, also after a restart", async () => {
    await withSandbox({}, async (client, dataDir) => {
      const options = { body: { message: "once" }, nonce: "abcdefghijklmnop" };
      expect((await client.call("POST", ECHO, options)).status).toBe(200);
      expect((await client.call("POST", ECHO, options)).json).toMatchObject({ code: "SBX-REUSED-NONCE" });
      await client.sandbox.close();
      const again = new TestClient(await startIn(dataDir));
      expect((await again.call("POST", ECHO, options)).json).toMatchObject({ code: "SBX-REUSED-NONCE" });
      await again.sandbox.close();
    });
  });
});
