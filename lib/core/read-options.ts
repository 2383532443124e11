import {
  type Query as KeptQuery,
  keepPreviousData,
  type QueryKey,
  queryOptions,
} from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";

type Query = Parameters<typeof getJson>[1];

/** What the cache keeps of a read, as `refetchInterval` is told it. */
export type Kept<T> = Pick<KeptQuery<T, ReadError>, "state">;

/** How the browser reads one address of `/api/` and keeps it under a key. */
export function readOptions<T>(queryKey: QueryKey, path: string, query: Query = {}) {
  return queryOptions<T, ReadError>({
    queryKey,
    queryFn: ({ signal }) => getJson<T>(path, query, signal),
  });
}

/** The same of a list: the rows stay in sight until those of another filter or page are there. */
export function listOptions<T>(queryKey: QueryKey, path: string, query: Query = {}) {
  return queryOptions<T, ReadError>({
    ...readOptions<T>(queryKey, path, query),
    placeholderData: keepPreviousData,
  });
}
