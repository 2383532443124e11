import { z } from "zod";
import { type Call, checked } from "../http/operation";
import type { Issuer } from "../issuer";
import { invalidState } from "../problem";
import { cardByReference } from "./card-by-reference";
import { kidToSend } from "./exchange-key";
import { encrypt } from "./jwe";

const query = z.object({ referenceID: z.string(), kid: z.string() });

/** Get Full Card Number (§3.10): number, security code and expiry in a JWE under the session's key. */
export function fullCardNumber(issuer: Issuer, call: Call) {
  const { referenceID, kid } = checked(query, Object.fromEntries(call.query));
  const card = cardByReference(issuer, referenceID);
  if (card.status === "Terminated") throw invalidState("The number of a terminated card is not shown.");
  const key = issuer.pci.secretOf(kid, issuer.pciSwitches, issuer.clock.now());
  const plaintext = JSON.stringify({ pan: card.pan, cvv: card.cvv, expirationDate: card.expiration_date });
  const { enc, cardBlock } = issuer.pciSwitches;
  const extra = {
    normal: {},
    "bad-tag": {},
    truncated: {},
    "zip-header": { zip: "DEF" },
    "wrong-alg": { alg: "A256KW" },
  };
  const jwe = encrypt(Buffer.from(plaintext), key, {
    enc,
    kid: kidToSend(issuer, kid),
    extra: extra[cardBlock],
  });
  return { jweCardBlock: damaged(jwe, cardBlock) };
}

function damaged(jwe: string, how: Issuer["pciSwitches"]["cardBlock"]): string {
  if (how === "truncated") return jwe.slice(0, -30);
  if (how !== "bad-tag") return jwe;
  const parts = jwe.split(".");
  const tag = Buffer.from(parts.pop() ?? "", "base64url");
  tag.writeUInt8(tag.readUInt8(0) ^ 1, 0);
  return [...parts, tag.toString("base64url")].join(".");
}
