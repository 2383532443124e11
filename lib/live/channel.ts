import { z } from "zod";
import { LIVE_TOPICS, type LiveEvent } from "@/lib/live/constants";

export const LIVE_CHANNEL = "console_live";

/** What a notification says; null for what a newer version of the console may have said. */
export function readLiveEvent(payload: string | undefined): LiveEvent | null {
  try {
    return schema.parse(JSON.parse(payload ?? ""));
  } catch {
    return null;
  }
}

const schema = z.object({
  topic: z.enum(LIVE_TOPICS),
  id: z.string().optional(),
  kind: z.string().optional(),
  cardId: z.string().optional(),
});
