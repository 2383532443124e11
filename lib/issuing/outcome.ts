import { cutCardNumbers } from "@/lib/core/card-number";
import { toStorable } from "@/lib/core/text";
import { isSuccessCode, openEnvelope } from "@/lib/issuing/envelope";
import type { IssuingErrorFacts, IssuingErrorKind } from "@/lib/issuing/errors";
import { parseJson } from "@/lib/issuing/json";
import type { Operation } from "@/lib/issuing/operations";
import type { Route } from "@/lib/issuing/routes";
import { scrubJson } from "@/lib/issuing/scrub";
import type { TransportError, TransportReply } from "@/lib/issuing/transport";
import type { JsonValue } from "@/lib/issuing/types";
import { type Skip, UnreadableReply, type UnreadRow } from "@/lib/issuing/wire";
import { COMPACT_JWE } from "@/lib/issuing/wire-secret";

export type Failure = Pick<
  IssuingErrorFacts,
  "kind" | "effect" | "issuerCode" | "issuerMessage" | "httpStatus" | "detail"
>;

export type Outcome<T> = { ok: true; data: T; unread: UnreadRow[] } | { ok: false; failure: Failure };

/** Judges a reply: its data, or what kind of failure it is and whether the call may have had an effect. */
export function judgeReply<T>(
  route: Route,
  operation: Operation<never, T>,
  reply: TransportReply,
): Outcome<T> {
  const { status } = reply;
  const maybe = route.kind === "write" ? "unknown" : "none";
  const textBody = new TextDecoder().decode(reply.body).trim();
  const body = COMPACT_JWE.test(textBody) ? textBody : parseJson(textBody);
  const { code, message, payload } =
    body === undefined ? { code: null, message: null, payload: undefined } : openEnvelope(body);
  const fail = (kind: IssuingErrorKind, effect: Failure["effect"], detail?: string): Outcome<T> => ({
    ok: false,
    failure: {
      kind,
      effect,
      httpStatus: status,
      issuerCode: code === null || isSuccessCode(code, status) ? null : showCode(code),
      issuerMessage: message === null ? null : showMessage(message, operation.sensitive === true),
      ...(detail === undefined ? {} : { detail }),
    },
  });

  if (status < 200 || (status >= 300 && status < 400)) return fail("unreadable_reply", maybe, "redirected");
  if (status === 408) return fail("timeout", maybe);
  if (status >= 500) return isModuleCode(code) ? fail("refused", "none") : fail("server_error", maybe);
  if (status >= 400) return fail(refusalKind(status), "none");
  if (body === undefined) return fail("unreadable_reply", maybe, "the reply is no JSON");
  if (code !== null && !isSuccessCode(code, status)) {
    if (isDoubtful(code)) return fail("unreadable_reply", maybe, "a code that may mean success");
    if (/^5\d\d$/.test(code)) return fail("server_error", maybe);
    return code === "408" ? fail("timeout", maybe) : fail(refusalKind(Number(code)), "none");
  }
  try {
    const unread: UnreadRow[] = [];
    const data = readData(operation, code, payload, (row) => unread.push(row));
    return { ok: true, data, unread };
  } catch (error) {
    const detail = error instanceof UnreadableReply ? error.message : "the reply cannot be read";
    return fail("unreadable_reply", maybe, detail);
  }
}

/** Judges a request that brought no reply. */
export function judgeSilence(route: Route, error: TransportError): Failure {
  if (!error.reached) return { kind: "not_sent", effect: "none", detail: error.message };
  const effect = route.kind === "write" ? "unknown" : "none";
  const detail = error.message;
  if (error.kind === "timeout" || error.kind === "aborted") return { kind: "timeout", effect, detail };
  if (error.kind === "connection_lost") return { kind: "connection_lost", effect, detail };
  return { kind: "unreadable_reply", effect, detail };
}

function readData<T>(
  operation: Operation<never, T>,
  code: string | null,
  payload: JsonValue | undefined,
  skip: Skip,
): T {
  const acknowledged = code !== null ? operation.acknowledged : undefined;
  if (payload === undefined) {
    if (acknowledged !== undefined) return acknowledged;
    if (code === null) throw new UnreadableReply("the reply is empty");
    return operation.decode(undefined, skip);
  }
  try {
    return operation.decode(operation.unscrubbed ? payload : scrubJson(payload), skip);
  } catch (error) {
    if (error instanceof UnreadableReply && acknowledged !== undefined) return acknowledged;
    throw error;
  }
}

function refusalKind(status: number): IssuingErrorKind {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 404) return "not_found";
  return status === 429 ? "rate_limited" : "refused";
}

/**
 * Under HTTP 5xx only a module's own code (300008) or the gateway's check of the credential (E000002) proves
 * that nothing was done; anything else may come from a proxy that lost the reply.
 */
function isModuleCode(code: string | null): boolean {
  return code !== null && (/^[1-9]\d{4,8}$/.test(code) || code === "E000002");
}

/** Other 2xx numbers and words of success: to call them a refusal would promise that nothing happened. */
function isDoubtful(code: string): boolean {
  return /^2\d\d$|^(ok|succe\w*|done|accepted|created|pending|processing)$/i.test(code);
}

function showCode(code: string): string {
  return cutCardNumbers(code.replace(/[^\w.:-]/g, "").slice(0, 40));
}

function showMessage(message: string, sensitive: boolean): string {
  const line = cutCardNumbers(message.replace(/[\p{Cc}\uFFFD\s]+/gu, " ").trim());
  const safe = sensitive ? line.replace(/eyJ[\w.-]+|\d{3,}/g, "***") : line;
  // A cut may go through a pair of surrogates.
  return toStorable(safe.slice(0, 200));
}
