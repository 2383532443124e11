/** What the tabs of one browser tell each other: who is signed in, or that the session has ended. */
export type SessionNews = { signedIn: string; name: string } | "ended";

const NAME = "session";

export function tellSession(news: SessionNews): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(news);
  channel.close();
}

/** Calls `listener` with what other tabs tell; gives the end of it. */
export function onSession(listener: (news: SessionNews) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<SessionNews>) => listener(data);
  return () => channel.close();
}
