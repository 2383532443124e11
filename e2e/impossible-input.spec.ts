import type { APIResponse } from "@playwright/test";
import { READS } from "./support/reads";
import { expect, test } from "./support/test";

const PARAMETERS =
  "q status holder currency cursor from to limit card user type merchant minAmount maxAmount subjectId maxAge things state sort period noun".split(
    " ",
  );
const ADDRESSES = ["ab%00", "%ED%A0%80", "%E0%A4%A", "a%07b", "%"];
const ODD = [
  "x",
  "-1",
  "99999999999999999999",
  "2026-13-45",
  "00000000-0000-0000-0000-000000000000",
  "'",
  "\\",
  "%",
  "𠮷",
  "１",
  "a".repeat(3000),
  Buffer.from(JSON.stringify(["cards", "after", "1", "x"])).toString("base64url"),
  Buffer.from(JSON.stringify(["after", "1", "x"])).toString("base64url"),
];

const at = (address: string, id: string) => address.replace(/\[[^\]]+\]/g, id);

function expectGuarded(response: APIResponse, address: string): void {
  expect(response.status(), address).toBe(400);
  const headers = response.headers();
  for (const name of [
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
  ]) {
    expect(headers[name], `${name} of ${address}`).toBeTruthy();
  }
}

test.beforeEach(async ({ signInAs }) => {
  await signInAs("admin");
});

test("an address that nobody could have typed answers 400 with every security header, on endpoints and pages", async ({
  page,
}) => {
  for (const bad of ADDRESSES) {
    for (const read of READS) {
      const address = read.includes("[") ? at(read, bad) : `${read}?q=${bad}`;
      expectGuarded(await page.request.get(address, { maxRedirects: 0 }), address);
    }
    for (const address of [`/cards/${bad}`, `/users/${bad}`, `/cards?q=${bad}`, `/${bad}`]) {
      expectGuarded(await page.request.get(address, { maxRedirects: 0 }), address);
    }
  }
});

test("no endpoint fails of itself, whatever one of its parameters is", async ({ page }) => {
  test.setTimeout(240_000);
  for (const read of READS) {
    for (const [index, odd] of ODD.entries()) {
      const value = encodeURIComponent(odd);
      const few = PARAMETERS.filter((_, place) => (place + index) % 3 === 0 || odd.length > 3000);
      const addresses = read.includes("[")
        ? [at(read, value.slice(0, 2000))]
        : few.map((name) => `${read}?${name}=${value}`);
      const answers = await Promise.all(
        addresses.map((address) => page.request.get(address, { maxRedirects: 0 })),
      );
      for (const answer of answers) expect(answer.status(), answer.url().slice(0, 200)).not.toBe(500);
    }
  }
});

test("next-auth's own pages, other methods and pages of other origins reach nothing", async ({ page }) => {
  const answered = async (method: string, address: string, headers: Record<string, string> = {}) => {
    const answer = await page.request.fetch(address, { method, headers, maxRedirects: 0 });
    expect(answer.headers()["x-content-type-options"], `${method} ${address}`).toBe("nosniff");
    return answer.status();
  };
  for (const path of ["signin", "error?error=x", "signout", "verify-request", "providers", "session"])
    expect(await answered("GET", `/api/auth/${path}`), path).toBe(404);
  expect(await answered("POST", "/api/auth/_log")).toBe(404);
  for (const address of ["/cards", "/api/cards"]) {
    expect(await answered("TRACE", address)).toBe(405);
    expect(await answered("PUT", address)).toBe(405);
    expect(await answered("POST", address, { origin: "https://evil.example", "next-action": "x" })).toBe(403);
  }
});
