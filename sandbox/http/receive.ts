import type { Fault } from "../faults/fault-book";
import type { Issuer } from "../issuer";
import { Problem } from "../problem";
import { type Written, writeAnswer, writeProblem } from "./answer";
import type { Gatekeeper, SignedRequest } from "./gatekeeper";
import type { Operation } from "./operation";
import type { LoggedRequest } from "./request-log";

const DEFAULT_SKEW_MS = 31 * 60_000;
const DEFAULT_WAIT_MS = 1_000;
const GARBAGE = '<html><body>502 Bad Gateway</body>{"code": 2';

export type Incoming = { signed: SignedRequest; params: Record<string, string>; requestId: string | null };
export type Outcome = (Written & { headers?: Record<string, string> }) | "drop";

/** One signed call from its arrival to what goes back on the wire, with the fault that waits for it, if any. */
export async function receive(
  issuer: Issuer,
  gate: Gatekeeper,
  operation: Operation,
  incoming: Incoming,
): Promise<Outcome> {
  const entry = logArrival(issuer, operation, incoming);
  const fault = issuer.faults.take(operation.name);
  entry.fault = fault?.fault ?? null;
  if (fault?.fault === "delay") await issuer.timers.sleep(fault.ms ?? DEFAULT_WAIT_MS);
  if (fault?.fault === "reorder") await issuer.turns.waitForAnother(fault.ms ?? 5 * DEFAULT_WAIT_MS);
  const outcome = answerCall(issuer, gate, operation, incoming, entry, fault);
  entry.outcome = outcome === "drop" ? "dropped" : "answered";
  entry.status = outcome === "drop" ? null : outcome.status;
  issuer.turns.finished();
  return outcome;
}

function answerCall(
  issuer: Issuer,
  gate: Gatekeeper,
  operation: Operation,
  incoming: Incoming,
  entry: LoggedRequest,
  fault: Fault | null,
): Outcome {
  if (fault?.fault === "drop-before-effect") return "drop";
  const refusal = refuse(issuer, gate, incoming, fault);
  if (refusal) return refusal;
  if (issuer.shape.notOffered.includes(operation.name)) return notOffered(issuer.shape.notOfferedStatus);
  const instead = faultInsteadOfEffect(issuer, fault);
  if (instead) return instead;
  if (fault?.fault === "late") {
    issuer.timers.after(fault.ms ?? DEFAULT_WAIT_MS, () => run(issuer, operation, incoming, entry));
    return "drop";
  }
  const written = run(issuer, operation, incoming, entry);
  if (fault?.fault === "duplicate") presentAgain(issuer, gate, operation, incoming);
  return faultAfterEffect(fault, written);
}

function refuse(issuer: Issuer, gate: Gatekeeper, incoming: Incoming, fault: Fault | null): Written | null {
  const skew = fault?.fault === "clock-skew" ? (fault.ms ?? DEFAULT_SKEW_MS) : 0;
  const signed =
    fault?.fault === "bad-signature" ? { ...incoming.signed, signature: undefined } : incoming.signed;
  try {
    gate.admit(signed, new Date(issuer.clock.wire().getTime() + skew));
    return null;
  } catch (error) {
    return problemAnswer(issuer, error);
  }
}

function run(issuer: Issuer, operation: Operation, incoming: Incoming, entry: LoggedRequest): Written {
  const { store } = issuer;
  const before = store.version;
  const query = new URLSearchParams(incoming.signed.uri.split("?").slice(1).join("?"));
  try {
    const answer = store.transact(() =>
      operation.run(issuer, { params: incoming.params, query, body: incoming.signed.body }),
    );
    entry.effect = store.version !== before;
    return writeAnswer(answer, issuer.shape, issuer.shape.unreadable.includes(operation.name));
  } catch (error) {
    return problemAnswer(issuer, error);
  }
}

/** The same bytes arrive a second time, as a stuttering proxy would send them; the nonce check must stop them. */
function presentAgain(issuer: Issuer, gate: Gatekeeper, operation: Operation, incoming: Incoming) {
  const entry = logArrival(issuer, operation, incoming);
  entry.fault = "duplicate";
  const written = refuse(issuer, gate, incoming, null) ?? run(issuer, operation, incoming, entry);
  entry.outcome = "answered";
  entry.status = written.status;
}

function faultInsteadOfEffect(issuer: Issuer, fault: Fault | null): Outcome | null {
  switch (fault?.fault) {
    case "status-500":
      return writeProblem(new Problem(500, "SBX-INTERNAL", "Internal server error."), issuer.shape);
    case "not-found":
      return writeProblem(new Problem(404, "SBX-NOT-FOUND", "Not found."), issuer.shape);
    case "rate-limited": {
      const written = writeProblem(new Problem(429, "SBX-RATE-LIMITED", "Too many requests."), issuer.shape);
      return { ...written, headers: { "Retry-After": "1" } };
    }
    default:
      return null;
  }
}

/** A gateway's word for a path or a verb that it does not have, and a module's for a call outside of the contract. */
function notOffered(status: number): Written {
  const said = status === 403 ? { code: "SBX-NOT-IN-CONTRACT", message: "Not in your contract." } : {};
  return { status, body: JSON.stringify(said) };
}

function faultAfterEffect(fault: Fault | null, written: Written): Outcome {
  switch (fault?.fault) {
    case "drop-after-effect":
      return "drop";
    case "garbage-body":
      return { status: 200, body: GARBAGE };
    case "empty-body":
      return { status: 200, body: "" };
    case "status-500-after":
      return {
        status: 500,
        body: JSON.stringify({ code: "SBX-INTERNAL", message: "Internal server error." }),
      };
    default:
      return written;
  }
}

function logArrival(issuer: Issuer, operation: Operation, incoming: Incoming): LoggedRequest {
  const [path = "", ...query] = incoming.signed.uri.split("?");
  return issuer.requests.open({
    at: issuer.clock.wire().toISOString(),
    method: incoming.signed.method,
    path,
    query: query.join("?"),
    operation: operation.name,
    request_id: incoming.requestId,
  });
}

function problemAnswer(issuer: Issuer, error: unknown): Written {
  if (error instanceof Problem) return writeProblem(error, issuer.shape);
  process.stderr.write(`sandbox issuer: ${error instanceof Error ? error.stack : String(error)}\n`);
  return writeProblem(new Problem(500, "SBX-INTERNAL", "Internal server error."), issuer.shape);
}
