import { expect, test } from "vitest";
import { fromField, toField } from "./field-time";

const HK = "Asia/Hong_Kong";

test("a field's time is meant in the viewer's zone and comes back the same", () => {
  expect(fromField("2026-11-21T15:30", HK)).toBe("2026-11-21T07:30:00Z");
  expect(toField("2026-11-21T07:30:00Z", HK)).toBe("2026-11-21T15:30");
  expect(toField("2026-11-21", HK)).toBe("2026-11-21T00:00");
  expect([fromField("", HK), toField(null, HK), toField("rubbish", HK)]).toEqual([null, "", ""]);
});
