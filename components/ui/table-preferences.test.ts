import { expect, test } from "vitest";
import { visibleColumns } from "./table-column";
import { formatTablePreferences, parseTablePreferences, type TablePreferences } from "./table-preferences";

const fallback: TablePreferences = { density: "compact", hidden: ["created"] };

test("what is written is read back", () => {
  const chosen: TablePreferences = { density: "comfortable", hidden: ["holder", "limit-pressure"] };
  expect(parseTablePreferences(formatTablePreferences(chosen), fallback)).toEqual(chosen);
  const none: TablePreferences = { density: "compact", hidden: [] };
  expect(parseTablePreferences(formatTablePreferences(none), fallback)).toEqual(none);
});

test("a missing or unreadable cookie gives the table's own defaults", () => {
  expect(parseTablePreferences(undefined, fallback)).toEqual(fallback);
  expect(parseTablePreferences("dense.a", fallback)).toEqual(fallback);
  expect(parseTablePreferences("compact.<script>.ok", fallback)).toEqual({
    density: "compact",
    hidden: ["ok"],
  });
});

test("a fixed column is shown even when the cookie hides it", () => {
  const columns = [
    { id: "card", header: "Card", cell: () => null, fixed: true },
    { id: "holder", header: "Holder", cell: () => null },
  ];
  expect(visibleColumns(columns, ["card", "holder"]).map((column) => column.id)).toEqual(["card"]);
});
