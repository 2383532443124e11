import { invalidParameter, invalidState, Problem } from "../problem";
import { deriveSecretKey } from "./derive";
import { type KeyPair, makeKeyPair, readCoordinate, sharedSecret } from "./point";
import type { PciSwitches } from "./switches";

const LIFETIME_MS = 5 * 60_000;
const MOST_SESSIONS = 10_000;

export type ServerKey = { x: Buffer; y: Buffer };
type Session = { key: Buffer; expiresAt: number };

/** Key exchanges of the last five minutes. In memory only: a secret must not outlive the process. */
export class PciSessions {
  readonly #byKid = new Map<string, Session>();

  /** Exchange Key: agrees on a secret under the client's kid and answers the server's point. */
  open(client: { kid: string; x: string; y: string }, switches: PciSwitches, now: Date): ServerKey {
    const x = readCoordinate(client.x);
    const y = readCoordinate(client.y);
    if (!x || !y) throw invalidParameter("x and y must be hex coordinates of 32 bytes.");
    if (this.#byKid.has(client.kid)) throw invalidState("This kid was used before.");
    const [server, z] = agree(x, y, switches);
    if (!z) throw invalidParameter("The public key is not a point of P-256.");
    this.#forgetOld(now);
    this.#byKid.set(client.kid, {
      key: deriveSecretKey(client.kid, z, switches.kidEncoding),
      expiresAt: now.getTime() + LIFETIME_MS,
    });
    return switches.serverKey === "off-curve" ? offCurve(server) : server;
  }

  /** The secret of a session that is still open. */
  secretOf(kid: string, switches: PciSwitches, now: Date): Buffer {
    const session = this.#byKid.get(kid);
    if (!session) throw new Problem(400, "SBX-SESSION-UNKNOWN", "There is no PCI session with this kid.");
    if (switches.session === "expired" || session.expiresAt <= now.getTime()) {
      throw new Problem(400, "SBX-SESSION-EXPIRED", "The PCI session has expired.");
    }
    return session.key;
  }

  /** What was agreed on, so that a test can look for it everywhere. */
  agreed(): { kid: string; secret_key: string }[] {
    return [...this.#byKid].map(([kid, { key }]) => ({ kid, secret_key: key.toString("hex") }));
  }

  #forgetOld(now: Date) {
    for (const [kid, session] of this.#byKid) {
      const old = session.expiresAt + LIFETIME_MS <= now.getTime();
      if (old || this.#byKid.size >= MOST_SESSIONS) this.#byKid.delete(kid);
    }
  }
}

function agree(x: Buffer, y: Buffer, switches: PciSwitches): [KeyPair, Buffer | null] {
  for (;;) {
    const server = makeKeyPair();
    const z = sharedSecret(server, x, y);
    if (!z || isWanted(server, z, switches)) return [server, z];
  }
}

function isWanted(server: KeyPair, z: Buffer, switches: PciSwitches): boolean {
  if (switches.serverKey === "leading-zero") return server.x[0] === 0 || server.y[0] === 0;
  return switches.serverKey === "leading-zero-z" ? z[0] === 0 : true;
}

function offCurve(server: KeyPair): ServerKey {
  const y = Buffer.from(server.y);
  y.writeUInt8(y.readUInt8(31) ^ 1, 31);
  return { x: server.x, y };
}
