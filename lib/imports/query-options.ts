import { type Kept, listOptions, readOptions } from "@/lib/core/read-options";
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
  return readOptions<ImportDto[]>(importKeys.list, "/api/imports");
}

/** Read again every few seconds while it runs, also where nobody tells that it changed. */
export function importOptions(importId: string) {
  return {
    ...readOptions<ImportDto>(importKeys.one(importId), importPath(importId)),
    refetchInterval: ({ state }: Kept<ImportDto>) => (state.data && isMoving(state.data) ? POLL_MS : false),
  };
}

/** Something of it is still to come: it runs, or rows of a stopped one are under way. */
export function isMoving({ status, counts }: Pick<ImportDto, "status" | "counts">): boolean {
  return status === "running" || (counts.sending ?? 0) + (counts.unknown ?? 0) > 0;
}

export function userRowsOptions(importId: string, query: RowsQuery) {
  return listOptions<RowPage<UserRowDto>>(importKeys.rows(importId, query), `${importPath(importId)}/users`, {
    ...query,
  });
}

export function cardRowsOptions(importId: string, query: RowsQuery) {
  return listOptions<RowPage<CardRowDto>>(importKeys.rows(importId, query), `${importPath(importId)}/cards`, {
    ...query,
  });
}

export const importResultHref = (importId: string) => `${importPath(importId)}/result`;
export const IMPORT_TEMPLATE_HREF = "/api/imports/template";

function importPath(importId: string): string {
  return `/api/imports/${encodeURIComponent(importId)}`;
}
