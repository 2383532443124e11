import { CompactEncrypt, compactDecrypt } from "jose";
import { PciError } from "@/lib/pci/errors";

/** Compact JWE, `dir`, `A256GCM`, with the kid in the protected header (contract §8 step 7). */
export async function encryptBlock(plaintext: Uint8Array, key: Uint8Array, kid: string): Promise<string> {
  return new CompactEncrypt(plaintext).setProtectedHeader({ alg: "dir", enc: "A256GCM", kid }).encrypt(key);
}

/**
 * Opens a compact JWE of this session: `dir` with A256GCM, or with A128CBC-HS256, which takes a key of the same
 * size. Every other header is refused before a key is touched. @throws PciError
 */
export async function decryptBlock(jwe: string, key: Uint8Array, kid: string): Promise<Uint8Array> {
  checkHeader(readHeader(jwe), kid);
  try {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM", "A128CBC-HS256"],
    });
    return plaintext;
  } catch {
    throw new PciError("decrypt_failed");
  }
}

const MAX_LENGTH = 16_384;
const ALLOWED = new Set(["alg", "enc", "kid", "typ", "cty"]);
/** Base64url lengths of IV and tag. */
const SHAPES: Record<string, { iv: number; tag: number }> = {
  A256GCM: { iv: 16, tag: 22 },
  "A128CBC-HS256": { iv: 22, tag: 22 },
};

interface BlockHeader {
  header: Map<string, unknown>;
  iv: string;
  tag: string;
}

function readHeader(jwe: string): BlockHeader {
  const match = /^([\w-]+)\.\.([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(jwe.length > MAX_LENGTH ? "" : jwe);
  const [, protectedHeader = "", iv = "", , tag = ""] = match ?? [];
  if (!match) throw new PciError("bad_jwe");
  try {
    const header: unknown = JSON.parse(Buffer.from(protectedHeader, "base64url").toString("utf8"));
    if (typeof header !== "object" || header === null || Array.isArray(header)) throw new PciError("bad_jwe");
    return { header: new Map(Object.entries(header)), iv, tag };
  } catch {
    throw new PciError("bad_jwe");
  }
}

function checkHeader({ header, iv, tag }: BlockHeader, kid: string): void {
  for (const name of header.keys()) {
    if (!ALLOWED.has(name)) throw new PciError("unsupported_header");
  }
  const enc = header.get("enc");
  const shape = typeof enc === "string" && Object.hasOwn(SHAPES, enc) ? SHAPES[enc] : undefined;
  if (header.get("alg") !== "dir" || !shape) throw new PciError("unsupported_header");
  if (header.has("kid") && header.get("kid") !== kid) throw new PciError("wrong_kid");
  if (iv.length !== shape.iv || tag.length !== shape.tag) throw new PciError("bad_jwe");
}
