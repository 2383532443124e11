import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers";

const build = { nonce: "n0nce", https: false, development: false };

function directives(options: Partial<typeof build> = {}): Map<string, string> {
  const policy = securityHeaders({ ...build, ...options })["Content-Security-Policy"] ?? "";
  return new Map(
    policy.split("; ").map((directive): [string, string] => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values.join(" ")];
    }),
  );
}

test("a built page runs no inline script and no eval, only what carries the nonce", () => {
  expect(directives().get("script-src")).toBe("'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(directives().get("style-src")).toBe("'self' 'nonce-n0nce'");
  expect(JSON.stringify([...directives()])).not.toMatch(/unsafe-/);
});

test("eval and inline styles are allowed only to the development server", () => {
  expect(directives({ development: true }).get("script-src")).toContain("'unsafe-eval'");
  expect(directives({ development: true }).get("script-src")).not.toContain("'unsafe-inline'");
  expect(directives({ development: true }).get("style-src")).toBe("'self' 'unsafe-inline'");
});

test("nothing is framed, embedded, rebased or sent elsewhere", () => {
  expect(Object.fromEntries(directives())).toMatchObject({
    "default-src": "'none'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
    "connect-src": "'self'",
  });
});

test("HTTPS is insisted on only where the browser came over HTTPS", () => {
  expect(securityHeaders(build)).not.toHaveProperty("Strict-Transport-Security");
  expect(directives().has("upgrade-insecure-requests")).toBe(false);
  expect(securityHeaders({ ...build, https: true })["Strict-Transport-Security"]).toMatch(/max-age=63072000/);
  expect(directives({ https: true }).has("upgrade-insecure-requests")).toBe(true);
});

test("the other headers of a careful site are there", () => {
  expect(securityHeaders(build)).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
});
