import { expect, test } from "vitest";
import { createQueryClient } from "@/components/layout/query-provider";
import { searchOptions } from "@/lib/search/query-options";

const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

test("a page that was rendered on the server leaves no timer that keeps its data", async () => {
  const before = timers();
  for (let page = 0; page < 20; page++) {
    const client = createQueryClient();
    await client.prefetchQuery({ queryKey: ["list", page], queryFn: async () => [page] });
    await client.prefetchQuery({
      ...searchOptions(`page ${page}`),
      queryFn: async () => ({ cards: [], people: [], transactions: [] }),
    });
  }
  expect(timers()).toBe(before);
});
