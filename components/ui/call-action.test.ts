import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { expect, test } from "vitest";
import { callAction } from "./call-action";

test("an answer is given as it is", async () => {
  expect(await callAction(async () => ({ ok: true as const, data: 7 }))).toEqual({ ok: true, data: 7 });
});

test("a lost answer is null: what was done is not known", async () => {
  expect(await callAction(() => Promise.reject(new TypeError("Failed to fetch")))).toBeNull();
});

test("an action that the server does not know was not done, and says so", async () => {
  const answer = await callAction(() => Promise.reject(new UnrecognizedActionError("no such action")));
  expect(answer).toMatchObject({ ok: false, error: { code: "NEW_VERSION", details: { changed: "no" } } });
});
