import { expect, test } from "vitest";
import { signedUris } from "@/lib/webhooks/signed-uris";

const none = new Headers();
const called = (uri: string, publicUrl?: string) =>
  signedUris({ uri, headers: none }, publicUrl, undefined).called;

test("the configured address counts, with the request's own query where it has none", () => {
  const at = "https://console.example.com/cards/api/webhooks/issuing";
  expect(called("/api/webhooks/issuing?via=x", at)).toEqual([
    "/cards/api/webhooks/issuing?via=x",
    "/cards/api/webhooks/issuing/?via=x",
  ]);
  expect(called("/api/webhooks/issuing?via=x", `${at}/?to=us`)).toEqual([
    "/cards/api/webhooks/issuing/?to=us",
    "/cards/api/webhooks/issuing?to=us",
  ]);
});

test("without one it is what arrived, with or without a slash at its end", () => {
  expect(called("/api/webhooks/issuing")).toEqual(["/api/webhooks/issuing", "/api/webhooks/issuing/"]);
  expect(called("/api/webhooks/issuing/")).toEqual(["/api/webhooks/issuing/", "/api/webhooks/issuing"]);
});

test.each([
  ["x-forwarded-prefix", "/cards", "/cards/api/webhooks/issuing?a=1"],
  ["x-forwarded-prefix", "/cards/", "/cards/api/webhooks/issuing?a=1"],
  ["x-original-uri", "/hooks/in?b=2", "/hooks/in?b=2"],
  ["x-forwarded-uri", "https://console.example.com/hooks", "/hooks"],
])("what a proxy says in %s: %s is looked at, and proves nothing", (name, value, expected) => {
  const headers = new Headers({ [name]: value });
  const uris = signedUris({ uri: "/api/webhooks/issuing?a=1", headers }, undefined, undefined);
  expect(uris.others).toContain(expected);
  expect(uris.called).not.toContain(expected);
});
