import { expect, test } from "vitest";
import { groupNav, navIdOf } from "./nav-items";

test("pages keep the order of the working day, whatever order they are given in", () => {
  const groups = groupNav([{ id: "audit" }, { id: "limits" }, { id: "cards", count: 2 }, { id: "overview" }]);
  expect(groups).toEqual([
    [{ id: "overview" }],
    [{ id: "cards", count: 2 }, { id: "limits" }],
    [{ id: "audit" }],
  ]);
});

test.each([
  ["/", "overview"],
  ["/cards", "cards"],
  ["/cards/3f2a", "cards"],
  ["/cardsharp", undefined],
  ["/three-ds", "three-ds"],
  ["/sign-in", undefined],
])("%s belongs to %s", (pathname, id) => {
  expect(navIdOf(pathname)).toBe(id);
});
