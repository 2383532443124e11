/** Calls a control of the sandbox issuer (`/__sandbox/<name>`): POST when there is a body. Throws on a refusal. */
export async function sandbox<T = Record<string, unknown>>(name: string, body?: unknown): Promise<T> {
  const response = await fetch(`${process.env.E2E_SANDBOX_URL}/__sandbox/${name}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

/** Takes all fault switches back. */
export async function clearFaults(): Promise<void> {
  await fetch(`${process.env.E2E_SANDBOX_URL}/__sandbox/faults`, { method: "DELETE" });
}
