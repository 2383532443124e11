import { type Kept, readOptions } from "@/lib/core/read-options";
import type { ExportDto } from "@/lib/exports/schema";

/** Query keys of exports. */
export const exportKeys = {
  all: ["exports"] as const,
  list: ["exports", "list"] as const,
  one: (exportId: string) => ["exports", "one", exportId] as const,
};

export function exportsOptions() {
  return readOptions<ExportDto[]>(exportKeys.list, "/api/exports");
}

/** Read again every second until it has ended. */
export function exportOptions(exportId: string) {
  return {
    ...readOptions<ExportDto>(exportKeys.one(exportId), `/api/exports/${encodeURIComponent(exportId)}`),
    refetchInterval: ({ state }: Kept<ExportDto>) =>
      state.data && state.data.status !== "ready" && state.data.status !== "running" ? false : 1000,
  };
}

export const exportFileHref = (exportId: string) => `/api/exports/${encodeURIComponent(exportId)}/file`;
export const exportManifestHref = (exportId: string) =>
  `/api/exports/${encodeURIComponent(exportId)}/manifest`;
