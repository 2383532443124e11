import type { InboundWebhook } from "@/lib/issuing/verify-webhook";

const ENDPOINT = "/api/webhooks/issuing";
/** Where proxies write what they were called as. */
const FORWARDED = ["x-original-uri", "x-forwarded-uri", "x-original-url"];

/**
 * What the issuer may have signed as the path and query of our endpoint (issuing-api §9.1). `called`: what counts, which
 * is the configured address or else what arrived here, with or without a slash at its end. `others`: addresses that would
 * explain a signature that does not fit, such as a path before a proxy cut its prefix; they prove nothing.
 */
export function signedUris(
  { uri, headers }: Pick<InboundWebhook, "uri" | "headers">,
  publicUrl: string | undefined,
  consoleUrl: string | undefined,
): { called: string[]; others: string[] } {
  const [path = "", query] = split(uri);
  const configured = publicUrl ? new URL(publicUrl) : null;
  const called = configured
    ? variants(configured.pathname, configured.search.slice(1) || query)
    : variants(path, query);
  const prefix = headers.get("x-forwarded-prefix");
  const base = consoleUrl && URL.canParse(consoleUrl) ? new URL(consoleUrl).pathname : "";
  const others = [
    ...variants(path, query),
    ...FORWARDED.flatMap((name) => pathOf(headers.get(name))),
    ...[prefix, base].flatMap((before) =>
      before ? variants(`${before.replace(/\/+$/, "")}${path}`, query) : [],
    ),
    ...variants(ENDPOINT, query),
    ...variants("/webhooks/issuing", query),
    ...variants("/", query),
  ];
  return { called, others: [...new Set(others)].filter((one) => !called.includes(one)) };
}

/** With and without a slash at the end of the path. */
function variants(path: string, query: string | undefined): string[] {
  const bare = path.replace(/\/+$/, "");
  const paths = path.endsWith("/") ? [path, bare] : [path, `${path}/`];
  return paths.filter(Boolean).map((one) => (query ? `${one}?${query}` : one));
}

function pathOf(value: string | null | undefined): string[] {
  if (!value || value.length > 2000) return [];
  const path = URL.canParse(value) ? new URL(value).pathname + new URL(value).search : value;
  return path.startsWith("/") ? variants(...split(path)) : [];
}

function split(uri: string): [path: string, query: string | undefined] {
  const at = uri.indexOf("?");
  return at < 0 ? [uri, undefined] : [uri.slice(0, at), uri.slice(at + 1)];
}
