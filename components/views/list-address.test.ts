import { expect, test } from "vitest";
import { transactionAddress as address } from "@/components/transactions/transaction-params";
import type { SavedView } from "@/lib/views/schema";
import { addressOf, applyView } from "./list-address";

const view = (id: string, query: string, isDefault = false): SavedView => ({
  id,
  noun: "transactions",
  name: id,
  query,
  hidden: [],
  density: "compact",
  sharedWith: [],
  ownerName: null,
  isDefault,
  mayChange: true,
  version: 1,
});
const declined = view("declined", "minAmount=500&status=Declined");
const opening = view("opening", "period=today", true);
const read = (search: string) => address.read(new URLSearchParams(search));
const open = (search: string, views: SavedView[]) => applyView(read(search), views, address);
const write = (search: string, origin: SavedView | null, views: SavedView[]) =>
  address.href("", addressOf(read(search), origin, views, address));

test("an address that names a view shows its filters, at the place that the address names", () => {
  const applied = open("view=declined&cursor=abc", [declined]);
  expect(applied).toMatchObject({ view: { id: "declined" }, missing: false });
  expect(applied.params).toMatchObject({ status: ["Declined"], minAmount: "500", cursor: "abc" });
});

test("an address without anything opens the default; filters, `view=all` and no default do not", () => {
  expect(open("", [declined, opening]).view?.id).toBe("opening");
  expect(open("cursor=abc", [opening]).view?.id).toBe("opening");
  expect(open("q=tea", [opening])).toMatchObject({ view: null, params: { q: "tea", period: null } });
  expect(open("view=all", [opening])).toMatchObject({ view: null, missing: false });
  expect(open("", [declined])).toMatchObject({ view: null, missing: false });
});

test("a view that one may not see is told, and filters beside a view's id count alone", () => {
  expect(open("view=gone", [declined])).toMatchObject({ view: null, missing: true });
  expect(open("view=declined&q=tea", [declined])).toMatchObject({ view: null, params: { q: "tea" } });
});

test("filters that are those of the view again become its id, in whatever order they were set", () => {
  expect(write("status=Declined&minAmount=500", declined, [declined])).toBe("?view=declined");
  expect(write("status=Declined&minAmount=501", declined, [declined])).toBe("?status=Declined&minAmount=501");
  expect(write("status=Declined&minAmount=500", null, [declined])).toBe("?status=Declined&minAmount=500");
});

test("no filter at all is written so that it does not open the default", () => {
  expect(write("", null, [opening])).toBe("?view=all");
  expect(write("cursor=abc", null, [opening])).toBe("?cursor=abc&view=all");
  expect(write("", null, [declined])).toBe("");
});
