import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { recordAudit } from "@/lib/audit-log/record";
import { DRAWN_FOR_HEADER } from "@/lib/auth/constants";
import { touchSession, type Viewer } from "@/lib/auth/sessions";
import { sessionState } from "@/lib/auth/viewer";
import { type Clock, systemClock } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { knownFailure } from "@/lib/core/known-failure";
import { log } from "@/lib/core/log";
import type { ActionError, ActionResult, ErrorCode } from "@/lib/core/result";
import { streamOf } from "@/lib/core/stream-of";
import { getViewerLocale } from "@/lib/i18n/viewer";

/** What a verb is told about the request it serves. */
export interface RequestContext {
  requestId: string;
  language: string;
  clock: Clock;
}

type Verb<T> = (viewer: Viewer, context: RequestContext) => Promise<T>;

/** Runs a verb for a server action: who asks, in which language, and every failure as a closed error. */
export async function answerAction<T>(name: string, verb: Verb<T>): Promise<ActionResult<T>> {
  const requestId = randomUUID();
  let viewer: Viewer | null = null;
  try {
    viewer = await requireViewer();
    await assertDrawnFor(viewer);
    await touchSession(viewer.sessionId, systemClock);
    const context = { requestId, language: await getViewerLocale(), clock: systemClock };
    return { ok: true, data: await verb(viewer, context) };
  } catch (error) {
    if (viewer) await recordDenial(viewer, name, requestId, error);
    return { ok: false, error: toActionError(name, requestId, error) };
  }
}

/** Runs a read for a GET handler. Does not count as presence: lists refresh by themselves. */
export async function answerGet<T>(name: string, read: Verb<T>): Promise<Response> {
  const requestId = randomUUID();
  const headers = { "cache-control": "no-store", "x-request-id": requestId };
  let viewer: Viewer | null = null;
  try {
    viewer = await requireViewer();
    const context = { requestId, language: await getViewerLocale(), clock: systemClock };
    return Response.json(await read(viewer, context), { headers });
  } catch (error) {
    if (viewer) await recordDenial(viewer, name, requestId, error);
    const failure = toActionError(name, requestId, error);
    return Response.json({ error: failure }, { status: STATUS[failure.code], headers });
  }
}

/** A file as a verb gives it: sent as it is written, as fast as the browser takes it. */
export interface SentFile {
  fileName: string;
  mediaType: string;
  bytes: AsyncIterator<Uint8Array>;
}

/** Runs a verb that gives a file. Counts as presence: somebody asked for it. */
export async function answerFile(name: string, read: Verb<SentFile>): Promise<Response> {
  const requestId = randomUUID();
  const headers = { "cache-control": "no-store", "x-request-id": requestId };
  let viewer: Viewer | null = null;
  try {
    viewer = await requireViewer();
    await touchSession(viewer.sessionId, systemClock);
    const context = { requestId, language: await getViewerLocale(), clock: systemClock };
    const { fileName, mediaType, bytes } = await read(viewer, context);
    const disposition = `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"`;
    return new Response(streamOf(bytes), {
      headers: { ...headers, "content-type": mediaType, "content-disposition": disposition },
    });
  } catch (error) {
    if (viewer) await recordDenial(viewer, name, requestId, error);
    const failure = toActionError(name, requestId, error);
    return Response.json({ error: failure }, { status: STATUS[failure.code], headers });
  }
}

/** An attempt to do what one's role may not is worth knowing, and must not fail the answer. */
export async function recordDenial(
  viewer: Viewer,
  action: string,
  requestId: string,
  error: unknown,
): Promise<void> {
  if (!(error instanceof AppError) || error.code !== "FORBIDDEN") return;
  const subject = { type: "permission", id: null };
  await recordAudit({
    actor: viewer,
    action,
    outcome: "denied",
    subject,
    requestId,
    errorCode: error.code,
  }).catch((failure: unknown) => log().error({ err: failure }, "a denial was not recorded"));
}

/** Another person may have signed in in this browser since the page was drawn that sends this. */
async function assertDrawnFor(viewer: Viewer): Promise<void> {
  const person = (await headers()).get(DRAWN_FOR_HEADER);
  if (person !== null && person !== viewer.id)
    throw new AppError("OTHER_PERSON", "the page was drawn for somebody else");
}

async function requireViewer(): Promise<Viewer> {
  const state = await sessionState();
  if (!state.viewer) throw new AppError("UNAUTHENTICATED", state.reason);
  return state.viewer;
}

function toActionError(name: string, requestId: string, error: unknown): ActionError {
  const failure = knownFailure(error);
  if (!failure) {
    log().error({ name, requestId, err: error }, "failed");
    return { code: "INTERNAL", details: {}, requestId };
  }
  const { code, fields, details } = failure;
  if (failure === error) log().info({ name, requestId, code }, "refused");
  else log().warn({ name, requestId, code, err: error }, failure.message);
  return { code, fields, details, requestId };
}

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INVALID_INPUT: 400,
  NOT_FOUND: 404,
  STALE: 409,
  BUSY: 409,
  NOT_ALLOWED_NOW: 409,
  RATE_LIMITED: 429,
  ISSUER_REFUSED: 422,
  ISSUER_UNREACHABLE: 502,
  ISSUER_UNAUTHORIZED: 502,
  ISSUER_NOT_OFFERED: 501,
  ISSUER_UNREADABLE: 502,
  SWITCHED_OFF: 403,
  NEW_VERSION: 409,
  OTHER_PERSON: 409,
  INTERNAL: 500,
};
