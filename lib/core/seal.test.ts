import { beforeAll, expect, test, vi } from "vitest";
import { seal, unseal } from "@/lib/core/seal";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://unused");
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this test");
  vi.stubEnv("DATA_ENCRYPTION_KEY", "an encryption key of this very test");
});

test("a sealed text opens again, and never looks the same twice", () => {
  const one = seal("otp", "123456", "row-1");
  expect(unseal("otp", one, "row-1")).toBe("123456");
  expect(Buffer.from(seal("otp", "123456", "row-1"))).not.toEqual(Buffer.from(one));
  expect(Buffer.from(one).toString("latin1")).not.toContain("123456");
});

test("another purpose, another row and a flipped bit are refused", () => {
  const sealed = seal("otp", "123456", "row-1");
  expect(() => unseal("totp", sealed, "row-1")).toThrow();
  expect(() => unseal("otp", sealed, "row-2")).toThrow();
  for (let index = 0; index < sealed.length; index += 1) {
    const altered = Uint8Array.from(sealed);
    altered[index] = (altered[index] ?? 0) ^ 1;
    expect(() => unseal("otp", altered, "row-1")).toThrow();
  }
});
