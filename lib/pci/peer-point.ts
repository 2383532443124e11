import { PciError } from "@/lib/pci/errors";

/** A point that was checked to be on P-256; both coordinates have 32 bytes. */
export interface PeerPoint {
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

/**
 * Takes the coordinates of an uncompressed point as the issuer writes them: hex, possibly without leading zeros
 * (Go's big.Int.Bytes drops them), or base64url. @throws PciError `bad_point` (contract §8 step 3, §8.1).
 */
export function importPeerPoint(key: {
  x: string;
  y: string;
  kty?: string | null | undefined;
  crv?: string | null | undefined;
}): PeerPoint {
  const { x, y, kty, crv } = key;
  if (kty && kty !== "EC") throw new PciError("bad_point");
  if (crv && !/^(P-256|secp256r1|prime256v1)$/i.test(crv)) throw new PciError("bad_point");
  const point = { x: readCoordinate(x), y: readCoordinate(y) };
  if (!isOnCurve(point)) throw new PciError("bad_point");
  return point;
}

/** Hex wins where a text could be both: 43 characters of base64url that are all hex digits do not occur. */
function readCoordinate(text: string): Uint8Array {
  if (/^[0-9a-f]{1,64}$/i.test(text)) return Buffer.from(text.padStart(64, "0"), "hex");
  if (!/^[\w-]{1,43}=?$/.test(text)) throw new PciError("bad_point");
  const bytes = Buffer.from(text, "base64url");
  const padded = Buffer.alloc(32);
  bytes.copy(padded, 32 - bytes.length);
  return padded;
}

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** y² = x³ − 3x + b over the field, with both coordinates inside it (FIPS 186-4, D.1.2.3). */
function isOnCurve(point: PeerPoint): boolean {
  const x = toBigInt(point.x);
  const y = toBigInt(point.y);
  return x < P && y < P && (y * y - (x * x * x - 3n * x + B)) % P === 0n;
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
}
