import { createServer, type IncomingHttpHeaders } from "node:http";
import type { Server } from "node:net";
import { networkInterfaces } from "node:os";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** How to close what a test opened. */
export const opened: (() => Promise<void>)[] = [];

export async function closeReceivers(): Promise<void> {
  for (const close of opened.splice(0)) await close();
}

/** An address of this machine that does not name it as this machine. */
export const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === "IPv4" && !one.internal)?.address;

export const portOf = (server: Server) => {
  const address = server.address();
  return address && typeof address === "object" ? address.port : 0;
};

/** A real SMTP server; `refuse` answers a recipient with that code, once per entry. */
export async function smtp(refuse: number[] = [], options: SMTPServerOptions = {}, host = "127.0.0.1") {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      const code = refuse.shift();
      done(code ? Object.assign(new Error("no thanks"), { responseCode: code }) : undefined);
    },
    onData: async (stream, _session, done) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      mails.push(Buffer.concat(chunks).toString());
      done();
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  opened.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { mails, port: portOf(server.server) };
}

interface Posted {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A real HTTP server that answers with these statuses in turn, then 204. */
export async function receiver(statuses: number[] = []) {
  const posts: Posted[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    posts.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.statusCode = statuses.shift() ?? 204;
    if (response.statusCode === 302) response.setHeader("location", "/elsewhere");
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { posts, url: `http://127.0.0.1:${portOf(server)}/codes` };
}
