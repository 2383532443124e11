import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { AppError } from "@/lib/core/errors";
import { getChanges } from "@/lib/overview/get-changes";
import { getDeclines } from "@/lib/overview/get-declines";
import { getLimitPressure } from "@/lib/overview/get-limit-pressure";
import { getSpend } from "@/lib/overview/get-spend";
import { listDeclines } from "@/lib/overview/list-declines";

const READS: Record<string, (viewer: Viewer, context: RequestContext, raw: unknown) => Promise<unknown>> = {
  spend: getSpend,
  declines: getDeclines,
  "declines-by-cause": listDeclines,
  limits: getLimitPressure,
  changes: getChanges,
};

/** One part of the overview by its name. @throws AppError NOT_FOUND, and what the part's own read throws */
export async function readWidget(
  viewer: Viewer,
  context: RequestContext,
  name: string,
  raw: unknown,
): Promise<unknown> {
  const read = Object.hasOwn(READS, name) ? READS[name] : undefined;
  if (!read) throw new AppError("NOT_FOUND", `no part ${name} of the overview`);
  return read(viewer, context, raw);
}
