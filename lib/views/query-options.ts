import { readOptions } from "@/lib/core/read-options";
import type { ViewNoun } from "@/lib/views/constants";
import type { ViewList } from "@/lib/views/schema";

export const viewKeys = {
  all: ["views"] as const,
  list: (noun: ViewNoun) => ["views", "list", noun] as const,
};

export function viewListOptions(noun: ViewNoun) {
  return readOptions<ViewList>(viewKeys.list(noun), "/api/views", { noun });
}
