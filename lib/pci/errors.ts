export type PciErrorCode =
  /** Coordinates that cannot be read, or a point that is not on P-256. */
  | "bad_point"
  /** A kid that is not printable, or no UUID where its 16 bytes are wanted. */
  | "bad_kid"
  /** Our own private key was refused (tests and tools only). */
  | "bad_key"
  /** The PIN is not 4 to 12 digits. */
  | "bad_pin"
  /** Not a compact JWE with a direct key. */
  | "bad_jwe"
  /** An algorithm or header that is not on the allow-list. */
  | "unsupported_header"
  /** The JWE belongs to another session. */
  | "wrong_kid"
  /** The tag does not fit: changed on the way, or another key. */
  | "decrypt_failed"
  /** Authentic, but without a card number that can be read. */
  | "bad_plaintext"
  /** Keys were agreed already, or not yet. */
  | "wrong_order"
  /** The session's keys are gone. */
  | "destroyed";

/** The one error of `lib/pci`. The message is fixed per code: it can hold no key, PIN or card number. */
export class PciError extends Error {
  override readonly name = "PciError";
  readonly code: PciErrorCode;

  constructor(code: PciErrorCode) {
    super(MESSAGES[code]);
    this.code = code;
  }
}

const MESSAGES: Record<PciErrorCode, string> = {
  bad_point: "the peer's public key is not a point on P-256",
  bad_kid: "the key id cannot be used",
  bad_key: "the private key cannot be used",
  bad_pin: "a PIN has 4 to 12 digits",
  bad_jwe: "the encrypted block is no compact JWE",
  unsupported_header: "the encrypted block has a header that is not allowed",
  wrong_kid: "the encrypted block belongs to another key",
  decrypt_failed: "the encrypted block cannot be opened",
  bad_plaintext: "the encrypted block holds no readable card",
  wrong_order: "the session is not at this step",
  destroyed: "the session's keys are gone",
};
