import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { failingRows } from "@/lib/imports/failing-rows";
import { readTable } from "@/lib/imports/read-table";

test("failing rows read back as they were, with the reason, and no cell is a formula", () => {
  const rows = [
    ['Chan, "大文"', "=1+1", "line\nbreak", "No such country"],
    ["-5", "+852", "@SUM(A1)", ""],
  ];
  const text = failingRows(["name", "a", "b", "reason"], rows);
  const { headers, rows: read } = readTable(strToU8(text));
  expect(headers).toEqual(["name", "a", "b", "reason"]);
  expect(read).toEqual([
    ['Chan, "大文"', "'=1+1", "line\nbreak", "No such country"],
    ["-5", "'+852", "'@SUM(A1)", ""],
  ]);
});
