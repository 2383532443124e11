import { z } from "zod";
import { bodyOf, type Call } from "../http/operation";
import type { Issuer } from "../issuer";
import type { PciSwitches } from "./switches";

const exchangeBody = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  kid: z.guid("must be a UUID"),
  x: z.string(),
  y: z.string(),
});

/** Exchange Key (§3.9): the server's ephemeral key under `jwk`. */
export function exchangeKey(issuer: Issuer, call: Call) {
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

export function kidToSend(issuer: Issuer, kid: string): string | null {
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
