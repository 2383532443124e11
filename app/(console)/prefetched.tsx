import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";

interface PrefetchedProps {
  /** What is read before the children are sent; what fails is read again in the browser, which says so. */
  reads: (client: QueryClient) => readonly Promise<unknown>[];
  /** Stands there until then. */
  fallback: ReactNode;
  children: ReactNode;
}

/** A part of a page that is sent when its own reads are done, however long the other parts take. */
export function Prefetched({ fallback, ...part }: PrefetchedProps) {
  return (
    <Suspense fallback={fallback}>
      <Part {...part} />
    </Suspense>
  );
}

async function Part({ reads, children }: Omit<PrefetchedProps, "fallback">) {
  const client = new QueryClient();
  await Promise.all(reads(client));
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
