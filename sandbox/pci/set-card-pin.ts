import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Card } from "../cards/card";
import { type Call, checked } from "../http/operation";
import type { Issuer } from "../issuer";
import { invalidParameter, invalidState, Problem } from "../problem";
import { cardByReference } from "./card-by-reference";
import { decrypt, kidOf } from "./jwe";

const pinRequest = z.object({
  referenceID: z.string(),
  jwePinBlock: z.string(),
  isActivePhysicalCard: z.union([z.boolean(), z.stringbool()]).default(false),
  physicalCardReferenceID: z.string().optional(),
  activateCode: z.string().optional(),
});

const pinPlaintext = z.object({ password: z.string().regex(/^\d{4,6}$/) });

/** Set Card Pin And Active (§3.11); a PIN is four to six digits here, which is our choice. */
export function setCardPin(issuer: Issuer, call: Call) {
  const request = checked(pinRequest, readRequest(call));
  const card = cardByReference(issuer, request.referenceID);
  if (card.status === "Terminated") throw invalidState("A terminated card cannot get a PIN.");
  const pin = openPinBlock(issuer, request.jwePinBlock);
  const status = request.isActivePhysicalCard ? activated(card, request) : card.status;
  issuer.store.tables.cards.put({ ...card, status, pin: hashed(pin) });
  return { status: "success" };
}

/** P8 posts a structured body; S0 posts the JWE itself, whose card can then only be named in the query. */
function readRequest(call: Call): unknown {
  const text = call.body.toString("utf8").trim();
  const raw = text.replace(/^"(.*)"$/, "$1");
  if (raw.split(".").length === 5 && !raw.startsWith("{")) {
    return { ...Object.fromEntries(call.query), jwePinBlock: raw };
  }
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter("The body is neither JSON nor a compact JWE.");
  }
}

function openPinBlock(issuer: Issuer, jwe: string): string {
  const unreadable = new Problem(
    400,
    "SBX-JWE-UNREADABLE",
    "jwePinBlock cannot be opened with the session's key.",
  );
  const kid = kidOf(jwe);
  if (kid === null) throw unreadable;
  const opened = decrypt(jwe, issuer.pci.secretOf(kid, issuer.pciSwitches, issuer.clock.now()));
  if (!opened) throw unreadable;
  try {
    return pinPlaintext.parse(JSON.parse(opened.plaintext.toString("utf8"))).password;
  } catch {
    throw new Problem(400, "SBX-INVALID-PIN", "The PIN must be four to six digits under `password`.");
  }
}

function activated(card: Card, request: z.output<typeof pinRequest>): Card["status"] {
  if (!card.physical) throw invalidState("Only a physical card can be activated.");
  if (card.status !== "Inactive") throw invalidState(`A card that is ${card.status} cannot be activated.`);
  if (request.physicalCardReferenceID !== card.physical.reference_id) {
    throw invalidParameter("physicalCardReferenceID does not belong to this card.");
  }
  if (request.activateCode !== card.physical.activate_code) {
    throw new Problem(400, "SBX-WRONG-ACTIVATION-CODE", "The activation code is wrong.");
  }
  return "Active";
}

function hashed(pin: string): string {
  const salt = randomBytes(8).toString("hex");
  return `${salt}:${createHash("sha256")
    .update(salt + pin)
    .digest("hex")}`;
}
