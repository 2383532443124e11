import { queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { ExportDto } from "@/lib/exports/schema";

/** Query keys of exports. */
export const exportKeys = {
  all: ["exports"] as const,
  list: ["exports", "list"] as const,
  one: (exportId: string) => ["exports", "one", exportId] as const,
};

export function exportsOptions() {
  return queryOptions<ExportDto[], ReadError, ExportDto[], typeof exportKeys.list>({
    queryKey: exportKeys.list,
    queryFn: ({ signal }) => getJson<ExportDto[]>("/api/exports", {}, signal),
  });
}

/** Read again every second until it has ended. */
export function exportOptions(exportId: string) {
  return queryOptions<ExportDto, ReadError, ExportDto, ReturnType<typeof exportKeys.one>>({
    queryKey: exportKeys.one(exportId),
    queryFn: ({ signal }) => getJson<ExportDto>(`/api/exports/${encodeURIComponent(exportId)}`, {}, signal),
    refetchInterval: ({ state }) =>
      state.data && state.data.status !== "ready" && state.data.status !== "running" ? false : 1000,
  });
}

export const exportFileHref = (exportId: string) => `/api/exports/${encodeURIComponent(exportId)}/file`;
export const exportManifestHref = (exportId: string) =>
  `/api/exports/${encodeURIComponent(exportId)}/manifest`;
