import { createECDH, type ECDH, randomUUID } from "node:crypto";
import { type CardSecrets, parseCardBlock } from "@/lib/pci/card-block";
import { PciError } from "@/lib/pci/errors";
import { decryptBlock, encryptBlock } from "@/lib/pci/jwe";
import type { PeerPoint } from "@/lib/pci/peer-point";
import { deriveSecretKey, type KidEncoding } from "@/lib/pci/secret-key";

/**
 * One key agreement with the issuer (contract §8). Lives no longer than the request that made it:
 * `using session = createPciSession()`, or `destroy()` in a `finally`.
 */
export interface PciSession extends Disposable {
  readonly kid: string;
  /** What Exchange Key sends: 64 hex digits each. */
  readonly publicKey: { readonly kid: string; readonly x: string; readonly y: string };
  /** Derives the secret key from the issuer's checked point; the private key is gone afterwards. Once only. */
  agree(peer: PeerPoint): void;
  /** The compact JWE of `{"password": pin}`. @throws PciError `bad_pin` */
  encryptPin(pin: string): Promise<string>;
  /** Opens the full card number's block. @throws PciError */
  decryptCardBlock(jwe: string): Promise<CardSecrets>;
  /** Zeroes the secret key and drops the private key; may be called again. */
  destroy(): void;
}

export interface PciSessionOptions {
  kidEncoding?: KidEncoding | undefined;
  /** A fresh UUID unless given. */
  kid?: string | undefined;
  /** 32 bytes, big-endian, zeroed after use; for check vectors. A fresh key unless given. */
  privateKey?: Uint8Array | undefined;
}

/** Makes a P-256 key pair and its kid. @throws PciError `bad_kid`, `bad_key` */
export function createPciSession(options: PciSessionOptions = {}): PciSession {
  const { kidEncoding = "utf8", kid = randomUUID() } = options;
  if (!/^[\x21-\x7e]{1,128}$/.test(kid)) throw new PciError("bad_kid");
  let pair: ECDH | null = makePair(options.privateKey);
  let secretKey: Uint8Array | null = null;
  let destroyed = false;
  const coordinates = pair.getPublicKey("hex", "uncompressed");

  // A copy: a session destroyed while this runs must not let it go on under a key of zeros.
  const withKey = async <T>(work: (key: Uint8Array) => Promise<T>): Promise<T> => {
    if (destroyed) throw new PciError("destroyed");
    if (!secretKey) throw new PciError("wrong_order");
    const key = Uint8Array.from(secretKey);
    try {
      return await work(key);
    } finally {
      key.fill(0);
    }
  };
  const destroy = () => {
    destroyed = true;
    pair = null;
    secretKey?.fill(0);
    secretKey = null;
  };

  return {
    kid,
    publicKey: { kid, x: coordinates.slice(2, 66), y: coordinates.slice(66) },
    agree(peer) {
      if (destroyed) throw new PciError("destroyed");
      if (!pair || secretKey) throw new PciError("wrong_order");
      secretKey = deriveSecretKey(kid, sharedSecret(pair, peer), kidEncoding);
      pair = null;
    },
    encryptPin: (pin) => withKey((key) => encryptPin(pin, key, kid)),
    decryptCardBlock: (jwe) => withKey((key) => openCard(jwe, key, kid)),
    destroy,
    [Symbol.dispose]: destroy,
  };
}

function makePair(privateKey: Uint8Array | undefined): ECDH {
  const pair = createECDH("prime256v1");
  if (!privateKey) {
    pair.generateKeys();
    return pair;
  }
  try {
    pair.setPrivateKey(privateKey);
    return pair;
  } catch {
    throw new PciError("bad_key");
  } finally {
    privateKey.fill(0);
  }
}

/** The X coordinate of the common point, always 32 bytes. OpenSSL checks the point a second time. */
function sharedSecret(pair: ECDH, peer: PeerPoint): Uint8Array {
  let z: Buffer;
  try {
    z = pair.computeSecret(Buffer.concat([Buffer.of(4), peer.x, peer.y]));
  } catch {
    throw new PciError("bad_point");
  }
  if (z.length === 32) return z;
  const padded = Buffer.concat([Buffer.alloc(32 - z.length), z]);
  z.fill(0);
  return padded;
}

async function encryptPin(pin: string, key: Uint8Array, kid: string): Promise<string> {
  if (!/^\d{4,12}$/.test(pin)) throw new PciError("bad_pin");
  const plaintext = Buffer.from(JSON.stringify({ password: pin }));
  try {
    return await encryptBlock(plaintext, key, kid);
  } finally {
    plaintext.fill(0);
  }
}

async function openCard(jwe: string, key: Uint8Array, kid: string): Promise<CardSecrets> {
  const plaintext = await decryptBlock(jwe, key, kid);
  try {
    return parseCardBlock(plaintext);
  } finally {
    plaintext.fill(0);
  }
}
