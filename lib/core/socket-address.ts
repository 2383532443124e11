import "server-only";
import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { z } from "zod";

const HEADER = "x-socket-address";
const OWNER = Symbol.for("cardroom.socket-address");

/**
 * Lets every request of this process carry the address of its socket, which a route handler cannot see otherwise. The
 * header starts with a word that only this process knows, so that a client cannot write it. Call once, at the start.
 */
export function markSocketAddresses(): void {
  const word = secretWord();
  subscribe("http.server.request.start", (message) => {
    const request = carriesRequest(message) ? message.request : null;
    if (request) request.headers[HEADER] = `${word} ${request.socket.remoteAddress ?? ""}`;
  });
}

/** The address of the socket that a request came over, or null where it was not marked. */
export function socketAddress(headers: { get(name: string): string | null | undefined }): string | null {
  const [word, address] = (headers.get(HEADER) ?? "").split(" ");
  return word === secretWord() && address ? address : null;
}

/** One for the process: the bundler gives each route its own copy of this module. */
function secretWord(): string {
  const known = z.string().safeParse(Reflect.get(globalThis, OWNER));
  if (known.success) return known.data;
  const made = randomBytes(16).toString("hex");
  Object.defineProperty(globalThis, OWNER, { value: made });
  return made;
}

function carriesRequest(message: unknown): message is { request: IncomingMessage } {
  return typeof message === "object" && message !== null && "request" in message;
}
