import "server-only";
import type { Tx } from "@/lib/core/db";
import { LIVE_CHANNEL } from "@/lib/live/channel";
import type { LiveEvent, LiveTopic } from "@/lib/live/constants";

/** Tells every process, once the caller's transaction commits, that something changed. Ids only, never contents. */
export async function publish(tx: Tx, event: LiveEvent): Promise<void> {
  await notify(tx, [event]);
}

/** One event for each change of a topic; many changes at once, as a sync brings them, are one event without an id. */
export async function publishChanges(
  tx: Tx,
  topic: LiveTopic,
  changes: readonly Omit<LiveEvent, "topic">[],
): Promise<void> {
  if (changes.length === 0) return;
  await notify(tx, changes.length > MANY ? [{ topic }] : changes.map((change) => ({ topic, ...change })));
}

const MANY = 20;
/** PostgreSQL refuses 8,000 bytes and more; an id is as long as the issuer likes. */
const LONGEST = 2_000;

async function notify(tx: Tx, events: readonly LiveEvent[]): Promise<void> {
  const payloads = events.map(({ topic, id, kind, cardId }) => {
    const payload = JSON.stringify({ topic, id, kind, cardId });
    return payload.length > LONGEST ? JSON.stringify({ topic, kind }) : payload;
  });
  await tx.$queryRaw`
    SELECT count(pg_notify(${LIVE_CHANNEL}, payload)) FROM unnest(${payloads}::text[]) AS payload`;
}
