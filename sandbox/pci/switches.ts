import { z } from "zod";

/** How the PCI calls behave; the defaults are the readings of §8.1. */
export const pciSwitchesSchema = z.strictObject({
  /** `leading-zero`: X or Y starts with a zero byte; `leading-zero-z`: the shared secret does; `off-curve`: a bad point. */
  serverKey: z.enum(["random", "leading-zero", "leading-zero-z", "off-curve"]),
  /** `hex` drops leading zeros as Go's big.Int does. */
  coordinates: z.enum(["hex", "hex-padded", "base64url"]),
  /** The kid in our key and in the JWE that we send. */
  kid: z.enum(["echo", "omit", "wrong"]),
  session: z.enum(["normal", "expired"]),
  enc: z.enum(["A256GCM", "A128CBC-HS256"]),
  kidEncoding: z.enum(["utf8", "raw"]),
  cardBlock: z.enum(["normal", "bad-tag", "truncated", "zip-header", "wrong-alg"]),
});

export type PciSwitches = z.infer<typeof pciSwitchesSchema>;

export const DOCUMENTED_PCI: PciSwitches = {
  serverKey: "random",
  coordinates: "hex",
  kid: "echo",
  session: "normal",
  enc: "A256GCM",
  kidEncoding: "utf8",
  cardBlock: "normal",
};
