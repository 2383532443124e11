/** What the tabs of one browser tell each other: who is signed in, or that the session has ended, be it for idleness. */
export type SessionNews = { signedIn: string; name: string } | "ended" | "idle";

let shared: BroadcastChannel | undefined;

/** One for the page: a channel does not hear what it says itself, another one of the same page would. */
function channel(): BroadcastChannel {
  shared ??= new BroadcastChannel("session");
  return shared;
}

export function tellSession(news: SessionNews): void {
  channel().postMessage(news);
}

/** Calls `listener` with what other tabs tell; gives the end of it. */
export function onSession(listener: (news: SessionNews) => void): () => void {
  const hear = ({ data }: MessageEvent<SessionNews>) => listener(data);
  channel().addEventListener("message", hear);
  return () => channel().removeEventListener("message", hear);
}

/** Where somebody signs in again who was away, and comes back from to this page. */
export function signInAgain(): string {
  const here = window.location.pathname + window.location.search;
  return `/sign-in?reason=idle&callbackUrl=${encodeURIComponent(here)}`;
}
