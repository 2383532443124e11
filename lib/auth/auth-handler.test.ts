import { expect, test } from "vitest";
import { authHandler } from "@/lib/auth/auth-handler";

const ENDPOINTS = [
  "GET signin",
  "GET signin/credentials",
  "POST signin/credentials",
  "GET error",
  "GET signout",
  "POST signout",
  "GET verify-request",
  "GET session",
  "POST session",
  "GET providers",
  "GET callback/credentials",
  "GET callback/github",
  "POST callback/github",
  "POST callback/credentials/x",
  "POST _log",
  "GET _log",
  "POST csrf",
  "GET ",
  "GET toString",
];

test.each(ENDPOINTS)(
  "%s, which the console does not use, is not there and says nothing",
  async (endpoint) => {
    const [method = "", path = ""] = endpoint.split(" ");
    const told = '<script>alert("a stranger")</script>';
    const query = new URLSearchParams({ error: told, callbackUrl: "https://evil.example/", level: "error" });
    const url = `http://localhost/api/auth/${path}?${query}`;
    const request = new Request(url, { method, ...(method === "POST" ? { body: told } : {}) });
    const answer = await authHandler(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe("");
  },
);
