import { expect, test } from "vitest";
import { fullName } from "@/lib/core/person-name";

test("a name is said in the order of its script", () => {
  expect(fullName({ firstName: "詠琳", lastName: "周" })).toBe("周詠琳");
  expect(fullName({ firstName: "Grace", lastName: "O'Donnell" })).toBe("Grace O'Donnell");
  expect(fullName({ firstName: "Suharto", lastName: "" })).toBe("Suharto");
  expect(fullName({ firstName: " ", lastName: "" })).toBeNull();
  expect(fullName(null)).toBeNull();
});
