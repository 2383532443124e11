import { expect, test } from "vitest";
import { isCommonPassword } from "@/lib/staff/password-rule";

test.each([
  "aaaaaaaaaaaa",
  "abababababab",
  "123456789012",
  "098765432109",
  "Password2024!",
  "passwordpassword",
  "p@ssw0rd-1234",
  "qwertyuiop12",
  "12345-changeme",
  "administrator",
])("%s is among the first that anybody would try", (value) => {
  expect(isCommonPassword(value)).toBe(true);
});

test.each([
  "correct horse battery",
  "a long enough password",
  "password of my grandmother",
  "Zk3_w0rdQp-81xT",
  "837261950472",
])("%s is not refused for being common", (value) => {
  expect(isCommonPassword(value)).toBe(false);
});
