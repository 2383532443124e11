const HERE = "https://console.invalid";

/** A path on this site to go to after sign-in; anything that leads, or might lead, elsewhere becomes `/`. */
export function safeCallbackUrl(given: string | undefined): string {
  if (!given?.startsWith("/") || /[\\\p{Cc}]/u.test(given)) return "/";
  const url = URL.canParse(given, HERE) ? new URL(given, HERE) : null;
  if (url?.origin !== HERE || url.pathname.startsWith("//") || url.pathname.startsWith("/sign-in"))
    return "/";
  return url.pathname + url.search;
}
