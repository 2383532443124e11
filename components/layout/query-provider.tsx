"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { strangerData } from "@/lib/core/stranger-text";

/**
 * One query cache per browser tab. What was prefetched on the server is fresh for half a minute; a failed read is tried
 * once more; nothing is written through it. When unused data is forgotten is left to the library, which never does on a
 * server: this is rendered there too, and a finite time would keep every page's data in memory until it is over.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Without a network a read fails at once and says so, instead of waiting behind old rows.
        networkMode: "always",
        refetchOnReconnect: "always",
        retry: mayPass,
      },
      mutations: { retry: false },
      // What a page has read on the server comes this way, what the browser reads through `getJson`.
      hydrate: { deserializeData: strangerData },
    },
  });
}

function mayPass(failures: number): boolean {
  return failures < 1 && (typeof navigator === "undefined" || navigator.onLine);
}
