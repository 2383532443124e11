import ipaddr from "ipaddr.js";
import { z } from "zod";

export interface WebhookSettings {
  /** What shows that a webhook is the issuer's; accepting one without any proof is not offered. */
  proof: "signature" | "secret-path";
  /** The address that the issuer calls, where a proxy changes it on the way; signatures are checked for it. */
  publicUrl: string | undefined;
  /** The last segment of the webhook's URL, with `secret-path` only. */
  pathSecret: string | undefined;
  /** Addresses and CIDR ranges that a webhook may come from, with `secret-path` only. */
  sources: string[];
  /** How old the time in a credential may be. Retries run for 24 hours and may carry the first one's (issuing-api §9.2). */
  maxAgeHours: number;
  /** After how long without a webhook, while the issuer has news, the feed counts as quiet. */
  quietMinutes: number;
}

const SHORTEST_SECRET = 32;

/** The variables of the webhook inbox, each checked by itself. */
export const webhookVariables = {
  ISSUING_WEBHOOK_PROOF: z.enum(["signature", "secret-path"]).optional().default("signature"),
  ISSUING_WEBHOOK_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "write the whole address that the issuer calls, https://…" })
    .optional(),
  ISSUING_WEBHOOK_PATH_SECRET: z
    .string()
    .trim()
    .regex(/^[\w-]+$/, "use letters, digits, - and _ only, as it is part of a URL")
    .min(SHORTEST_SECRET, `it must have at least ${SHORTEST_SECRET} characters`)
    .optional(),
  ISSUING_WEBHOOK_SOURCES: z
    .string()
    .transform((given) => given.split(/[\s,]+/).filter(Boolean))
    .refine((ranges) => ranges.every(isRange), "name addresses or CIDR ranges, joined with commas")
    .refine((ranges) => !ranges.some(isTooWide), "so wide a range of addresses proves nothing")
    .optional(),
  ISSUING_WEBHOOK_MAX_AGE_HOURS: z.coerce.number().int().min(1).max(720).optional().default(49),
  WEBHOOK_QUIET_MINUTES: z.coerce.number().int().min(1).optional().default(60),
};

type Variables = z.output<z.ZodObject<typeof webhookVariables>>;

/** Says in one sentence what does not go together, or null. */
export function webhookContradiction(vars: Variables): string | null {
  const { ISSUING_WEBHOOK_PROOF: proof, ISSUING_WEBHOOK_PATH_SECRET: secret } = vars;
  const sources = vars.ISSUING_WEBHOOK_SOURCES;
  if (proof === "secret-path" && (!secret || !sources?.length)) {
    return (
      "ISSUING_WEBHOOK_PROOF is secret-path, which needs both ISSUING_WEBHOOK_PATH_SECRET (at least " +
      `${SHORTEST_SECRET} random characters) and ISSUING_WEBHOOK_SOURCES (the issuer's addresses).`
    );
  }
  if (proof === "signature" && (secret || sources)) {
    return (
      `${secret ? "ISSUING_WEBHOOK_PATH_SECRET" : "ISSUING_WEBHOOK_SOURCES"} is set but would not be checked: ` +
      "set ISSUING_WEBHOOK_PROOF to secret-path, or remove it."
    );
  }
  return null;
}

export function webhookSettings(vars: Variables): WebhookSettings {
  return {
    proof: vars.ISSUING_WEBHOOK_PROOF,
    publicUrl: vars.ISSUING_WEBHOOK_PUBLIC_URL,
    pathSecret: vars.ISSUING_WEBHOOK_PATH_SECRET,
    sources: vars.ISSUING_WEBHOOK_SOURCES ?? [],
    maxAgeHours: vars.ISSUING_WEBHOOK_MAX_AGE_HOURS,
    quietMinutes: vars.WEBHOOK_QUIET_MINUTES,
  };
}

function isRange(text: string): boolean {
  return text.includes("/") ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);
}

/** Half the internet is no proof of who sends. */
function isTooWide(text: string): boolean {
  if (!text.includes("/") || !ipaddr.isValidCIDR(text)) return false;
  const [address, bits] = ipaddr.parseCIDR(text);
  if (address.kind() === "ipv4") return bits < 8;
  const mapped = address.toNormalizedString().startsWith("0:0:0:0:0:ffff:");
  return mapped ? bits < 96 + 8 : bits < 16;
}
