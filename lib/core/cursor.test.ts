import { expect, test } from "vitest";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/cursor";

const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test.each(["12.50", "-1", "2026-03-31 16:00:00.123456+00", "2026-03-31 16:00:00+05:30"])(
  "a place at %s survives the address",
  (key) => {
    const cursor = { direction: "after", key, id: "card/Daily" } as const;
    expect(decodeCursor("cards", encodeCursor("cards", cursor))).toEqual(cursor);
  },
);

test.each([
  "",
  "%%%",
  forged(["cards", "after", "now()", "x"]),
  forged(["cards", "after", "2026-99-31 16:00:00+00", "x"]),
  forged(["cards", "sideways", "1", "x"]),
  forged(["cards", "after", "1"]),
  forged({}),
])("%s is refused as input, not by the database", (text) => {
  expect(() => decodeCursor("cards", text)).toThrowError(expect.objectContaining({ code: "INVALID_INPUT" }));
});

test("pages lead on and back from their first and last row", () => {
  const place = (row: number) => ({ key: String(row), id: String(row) });
  const first = cutPage("cards", [9, 8, 7], 2, null, place);
  expect([first.items, first.previousCursor]).toEqual([[9, 8], null]);
  const cursor = decodeCursor("cards", first.nextCursor ?? "");
  const last = cutPage("cards", [7], 2, cursor, place);
  expect([last.items, last.nextCursor]).toEqual([[7], null]);
  const back = cutPage("cards", [8, 9], 2, decodeCursor("cards", last.previousCursor ?? ""), place);
  expect([back.items, back.previousCursor]).toEqual([[9, 8], null]);
});

test("a place in one list is none in another", () => {
  const cursor = encodeCursor("users", { direction: "after", key: "1", id: "x" });
  expect(() => decodeCursor("cards", cursor)).toThrowError(
    expect.objectContaining({ code: "INVALID_INPUT", fields: { cursor: "invalid" } }),
  );
});
