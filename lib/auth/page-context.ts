import "server-only";
import { randomUUID } from "node:crypto";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import type { RequestContext } from "@/lib/auth/request";
import { systemClock } from "@/lib/core/clock";

/** What a page tells the reads it calls; one request id for all reads of a page. */
export const pageContext = cache(
  async (): Promise<RequestContext> => ({
    requestId: randomUUID(),
    language: await getLocale(),
    clock: systemClock,
  }),
);
