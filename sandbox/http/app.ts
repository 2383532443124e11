import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import type { Controls } from "../controls/control";
import { controlRoutes } from "../controls/control-routes";
import { CONTROL_PREFIX } from "../controls/controls";
import type { Gatekeeper } from "./gatekeeper";
import type { Operation } from "./operation";
import { operations } from "./operations";
import { type Incoming, receive } from "./receive";

type Env = { Bindings: HttpBindings };

/** All doors of the issuer: the signed operations and the local controls. */
export function issuerApp(controls: Controls, gate: Gatekeeper) {
  const app = new Hono<Env>();
  app.route(CONTROL_PREFIX, controlRoutes(controls));
  for (const operation of operations) {
    for (const path of operation.paths) {
      app.on(operation.method, path, (c) => serve(c, controls, gate, operation));
    }
  }
  app.notFound((c) => c.json({ code: "SBX-NO-ROUTE", message: "There is no such operation." }, 404));
  return app;
}

async function serve(c: Context<Env>, controls: Controls, gate: Gatekeeper, operation: Operation) {
  const outcome = await receive(controls.issuer, gate, operation, await incomingOf(c));
  if (outcome === "drop") {
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return new Response(outcome.body, {
    status: outcome.status,
    headers: {
      "Content-Type": "application/json",
      Date: controls.issuer.clock.told().toUTCString(),
      ...outcome.headers,
    },
  });
}

/** `incoming.url` is the request target as it came, which the signature covers; c.req.url may be normalised. */
async function incomingOf(c: Context<Env>): Promise<Incoming> {
  return {
    signed: {
      method: c.req.method,
      uri: c.env.incoming.url ?? "",
      body: Buffer.from(await c.req.arrayBuffer()),
      credential: c.req.header("Credential"),
      nonce: c.req.header("Nonce"),
      signature: c.req.header("Signature"),
    },
    params: c.req.param(),
    requestId: c.req.header("X-Request-ID") ?? null,
  };
}
