import { z } from "zod";
import type { Operation } from "../http/operation";
import { bodyOf, type Call, checked } from "../http/operation";
import type { Issuer } from "../issuer";
import { invalidState } from "../problem";
import { cardByReference } from "./card-by-reference";
import { encrypt } from "./jwe";
import { setCardPin } from "./set-card-pin";
import type { PciSwitches } from "./switches";

const exchangeBody = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  kid: z.guid("must be a UUID"),
  x: z.string(),
  y: z.string(),
});

/** Exchange Key (§3.9): the server's ephemeral key under `jwk`. */
function exchangeKey(issuer: Issuer, call: Call) {
  const client = bodyOf(call, exchangeBody);
  const switches = issuer.pciSwitches;
  const server = issuer.pci.open(client, switches, issuer.clock.now());
  const kid = kidToSend(issuer, client.kid);
  return {
    jwk: {
      kty: "EC",
      crv: "P-256",
      x: writeCoordinate(server.x, switches.coordinates),
      y: writeCoordinate(server.y, switches.coordinates),
      ...(kid === null ? {} : { kid }),
    },
  };
}

function kidToSend(issuer: Issuer, kid: string): string | null {
  switch (issuer.pciSwitches.kid) {
    case "echo":
      return kid;
    case "omit":
      return null;
    case "wrong":
      return issuer.random.uuid();
  }
}

function writeCoordinate(coordinate: Buffer, form: PciSwitches["coordinates"]): string {
  switch (form) {
    case "hex":
      return coordinate.toString("hex").replace(/^(00)+/, "");
    case "hex-padded":
      return coordinate.toString("hex");
    case "base64url":
      return coordinate.toString("base64url");
  }
}

const query = z.object({ referenceID: z.string(), kid: z.string() });

/** Get Full Card Number (§3.10): number, security code and expiry in a JWE under the session's key. */
function fullCardNumber(issuer: Issuer, call: Call) {
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

const PCI = "/svc/card_issuer/api/v1";

export const pciOperations: Operation[] = [
  {
    name: "exchangeKey",
    method: "POST",
    paths: [`${PCI}/pci_session`],
    run: (issuer, call) => ({ kind: "pci", value: exchangeKey(issuer, call) }),
  },
  {
    name: "getFullCardNumber",
    method: "GET",
    paths: [`${PCI}/pci_card_with_session`],
    run: (issuer, call) => ({ kind: "pci", value: fullCardNumber(issuer, call) }),
  },
  {
    name: "setCardPin",
    method: "POST",
    paths: [`${PCI}/pci_pin_with_session`, "/api/v1/pci_pin_with_session"],
    run: (issuer, call) => ({ kind: "pci", value: setCardPin(issuer, call) }),
  },
];
