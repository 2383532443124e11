import "server-only";
import { clientAddress } from "@/lib/core/client-address";
import { log } from "@/lib/core/log";
import { readCapped } from "@/lib/webhooks/read-capped";
import { receiveWebhook } from "@/lib/webhooks/receive-webhook";

const LARGEST = 256 * 1024;
const STATUS = { stored: 200, refused: 401, unconfigured: 503 } as const;

/** A webhook as it comes in, however it was served. */
export interface WebhookRequest {
  /** Path and query, as they were called. */
  uri: string;
  headers: { get(name: string): string | null };
  body: AsyncIterable<Uint8Array> | null;
  /** The last segment of the path, where the URL has one; it is never logged. */
  pathSecret?: string | undefined;
}

/**
 * Takes a webhook in and gives the status to answer with: 200 only once the delivery is committed, and 503 when that
 * failed, so that it is sent again (issuing-api §9.2). @throws when the body breaks off
 */
export async function answerWebhook({ body, ...given }: WebhookRequest): Promise<number> {
  const bytes = await readCapped(body, LARGEST);
  if (!bytes) return 413;
  try {
    return STATUS[await receiveWebhook({ ...given, body: bytes, address: clientAddress(given.headers) })];
  } catch (error) {
    log().error({ err: error }, "a webhook could not be stored");
    return 503;
  }
}

export const bodyOf = (status: number) => ({ status: status === 200 ? "ok" : "refused" });
