import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { CardRowDto, ImportDto, RowPage, RowsQuery, UserRowDto } from "@/lib/imports/schema";

/** Query keys of imports; whatever changes one invalidates `importKeys.all`. */
export const importKeys = {
  all: ["imports"] as const,
  list: ["imports", "list"] as const,
  one: (importId: string) => ["imports", "one", importId] as const,
  rows: (importId: string, query: RowsQuery) => ["imports", "rows", importId, query] as const,
};

const POLL_MS = 3_000;

export function importListOptions() {
  return queryOptions<ImportDto[], ReadError, ImportDto[], typeof importKeys.list>({
    queryKey: importKeys.list,
    queryFn: ({ signal }) => getJson<ImportDto[]>("/api/imports", {}, signal),
  });
}

/** Read again every few seconds while it runs, also where nobody tells that it changed. */
export function importOptions(importId: string) {
  return queryOptions<ImportDto, ReadError, ImportDto, ReturnType<typeof importKeys.one>>({
    queryKey: importKeys.one(importId),
    queryFn: ({ signal }) => getJson<ImportDto>(importPath(importId), {}, signal),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? POLL_MS : false),
  });
}

/** Something of it is still to come: it runs, or rows of a stopped one are under way. */
export function isMoving({ status, counts }: Pick<ImportDto, "status" | "counts">): boolean {
  return status === "running" || (counts.sending ?? 0) + (counts.unknown ?? 0) > 0;
}

export function userRowsOptions(importId: string, query: RowsQuery) {
  return queryOptions<
    RowPage<UserRowDto>,
    ReadError,
    RowPage<UserRowDto>,
    ReturnType<typeof importKeys.rows>
  >({
    queryKey: importKeys.rows(importId, query),
    queryFn: ({ signal }) =>
      getJson<RowPage<UserRowDto>>(`${importPath(importId)}/users`, { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

export function cardRowsOptions(importId: string, query: RowsQuery) {
  return queryOptions<
    RowPage<CardRowDto>,
    ReadError,
    RowPage<CardRowDto>,
    ReturnType<typeof importKeys.rows>
  >({
    queryKey: importKeys.rows(importId, query),
    queryFn: ({ signal }) =>
      getJson<RowPage<CardRowDto>>(`${importPath(importId)}/cards`, { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

export const importResultHref = (importId: string) => `${importPath(importId)}/result`;
export const IMPORT_TEMPLATE_HREF = "/api/imports/template";

function importPath(importId: string): string {
  return `/api/imports/${encodeURIComponent(importId)}`;
}
