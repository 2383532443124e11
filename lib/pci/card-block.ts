import { PciError } from "@/lib/pci/errors";

/** For the one response that reveals them, and nothing else. */
export interface CardSecrets {
  pan: string;
  cvv: string | null;
  /** As the issuer writes it, MM/YY in all examples. */
  expirationDate: string | null;
}

/**
 * Reads the opened block. Its field names are not documented (contract §3.10), so the likely ones are tried, at
 * the top or one level below. @throws PciError `bad_plaintext`
 */
export function parseCardBlock(plaintext: Uint8Array): CardSecrets {
  const fields = new Map<string, string>();
  try {
    collect(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plaintext)), fields, 2);
  } catch {
    throw new PciError("bad_plaintext");
  }
  const pan = pick(fields, PAN_NAMES)?.replace(/[ -]/g, "");
  if (!pan || !/^\d{12,19}$/.test(pan)) throw new PciError("bad_plaintext");
  const cvv = pick(fields, CVV_NAMES)?.padStart(3, "0") ?? null;
  if (cvv !== null && !/^\d{3,4}$/.test(cvv)) throw new PciError("bad_plaintext");
  const expirationDate = pick(fields, EXPIRY_NAMES)?.slice(0, 20) ?? null;
  return { pan, cvv, expirationDate };
}

const PAN_NAMES = [
  "pan",
  "cardnumber",
  "fullcardnumber",
  "fullpan",
  "cardno",
  "cardnum",
  "number",
  "primaryaccountnumber",
];
const CVV_NAMES = ["cvv", "cvv2", "cvc", "cvc2", "cvn", "securitycode"];
const EXPIRY_NAMES = [
  "expirationdate",
  "expirydate",
  "expiredate",
  "expiry",
  "expiration",
  "exp",
  "validthru",
];

/** Later levels do not overwrite earlier ones. Numbers beyond 2^53 have lost digits and are left out. */
function collect(value: unknown, fields: Map<string, string>, depth: number): void {
  if (typeof value !== "object" || value === null || depth === 0) return;
  for (const [key, item] of Object.entries(value)) {
    const name = key.toLowerCase().replace(/[^a-z0-9]/g, "");
    const isText = typeof item === "string" || (typeof item === "number" && Number.isSafeInteger(item));
    if (isText && !fields.has(name)) fields.set(name, String(item));
  }
  for (const item of Object.values(value)) collect(item, fields, depth - 1);
}

function pick(fields: Map<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields.get(name);
    if (value) return value;
  }
  return undefined;
}
