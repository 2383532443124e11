export type LoggedRequest = {
  seq: number;
  at: string;
  method: string;
  path: string;
  query: string;
  operation: string;
  request_id: string | null;
  /** Whether the state of the issuer changed because of it. */
  effect: boolean;
  /** HTTP status answered; null while running or when the connection was dropped. */
  status: number | null;
  outcome: "pending" | "answered" | "dropped";
  fault: string | null;
};

const KEEP = 10_000;

/** Every request that reached a signed operation, so that a test can prove how often it was called. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #seq = 0;

  open(
    request: Pick<LoggedRequest, "at" | "method" | "path" | "query" | "operation" | "request_id">,
  ): LoggedRequest {
    this.#seq += 1;
    const entry: LoggedRequest = {
      seq: this.#seq,
      ...request,
      effect: false,
      status: null,
      outcome: "pending",
      fault: null,
    };
    this.#entries.push(entry);
    if (this.#entries.length > KEEP * 1.5) this.#entries = this.#entries.slice(-KEEP);
    return entry;
  }

  list(filter: {
    path?: string | undefined;
    operation?: string | undefined;
    request_id?: string | undefined;
  }) {
    return this.#entries.filter(
      (entry) =>
        (filter.path === undefined || entry.path.includes(filter.path)) &&
        (filter.operation === undefined || entry.operation === filter.operation) &&
        (filter.request_id === undefined || entry.request_id === filter.request_id),
    );
  }

  clear() {
    this.#entries = [];
  }
}
