import { expect, test } from "vitest";
import { initialsOf } from "./initials";

test.each([
  ["Alice Chan", "AC"],
  ["alice", "A"],
  ["Chan Tai Man", "CM"],
  ["陳大文", "大文"],
  ["李明", "李明"],
  ["  ", "?"],
])("%s is abbreviated %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
