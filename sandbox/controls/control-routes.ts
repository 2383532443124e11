import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { Problem } from "../problem";
import type { Controls } from "./control";
import { CONTROL_PREFIX, controls } from "./controls";

/** The unsigned controls: open to this machine only, and not to web pages that run on it. */
export function controlRoutes(context: Controls) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    const { remoteAddress } = c.env.incoming.socket;
    if (!isLoopback(remoteAddress) || !isLocalPage(c.req.header("Origin"))) {
      return c.json({ error: "The controls answer only to this machine." }, 403);
    }
    await next();
  });
  for (const control of controls) {
    app.on(control.method, `/${control.path}`, async (c) => {
      const input = await readJson(c.req);
      const query = new URL(c.req.url).searchParams;
      const { store } = context.issuer;
      return c.json(store.transact(() => control.run(context, input, query)));
    });
  }
  app.all("*", (c) => {
    const isIndex = c.req.method === "GET" && [CONTROL_PREFIX, `${CONTROL_PREFIX}/`].includes(c.req.path);
    if (isIndex) return c.json({ controls: controls.map(({ run: _, ...shown }) => withPrefix(shown)) });
    return c.json({ error: `There is no such control; GET ${CONTROL_PREFIX}/ lists them.` }, 404);
  });
  app.onError((error, c) => {
    if (error instanceof Problem) return c.json({ error: error.message }, error.status === 404 ? 404 : 400);
    process.stderr.write(`sandbox control: ${error.stack}\n`);
    return c.json({ error: "The control failed; see the sandbox's output." }, 500);
  });
  return app;
}

function withPrefix<T extends { path: string }>(control: T): T {
  return { ...control, path: `${CONTROL_PREFIX}/${control.path}` };
}

async function readJson(request: { method: string; text(): Promise<string> }): Promise<unknown> {
  if (request.method !== "POST") return {};
  const text = await request.text();
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "SBX-INVALID-PARAMETER", "The body is not valid JSON.");
  }
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

function isLocalPage(origin: string | undefined): boolean {
  return origin === undefined || /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}
