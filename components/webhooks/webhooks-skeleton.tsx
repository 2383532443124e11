import { Skeleton } from "@/components/ui/skeleton";

/** The inbox in the shape in which it will come. */
export function WebhooksSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 grid gap-2">
        <Skeleton className="h-6 w-28" />
        <Skeleton className="h-4 w-96 max-w-full" />
      </div>
      <div className="mb-3 flex flex-wrap gap-2">
        <Skeleton className="h-8 w-full sm:w-72" />
        {FILTERS.map((width) => (
          <Skeleton key={width} className={`h-8 ${width}`} />
        ))}
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <div className="h-8 border-line border-b bg-subtle" />
        {ROWS.map((row) => (
          <div key={row} className="flex h-9 items-center gap-8 border-line border-b px-3 last:border-b-0">
            <Skeleton className="h-3 w-24" />
            <Skeleton className="h-3 w-16" />
            <Skeleton className="hidden h-3 w-40 sm:block" />
            <Skeleton className="ml-auto h-3 w-36" />
          </div>
        ))}
      </div>
    </div>
  );
}

const FILTERS = ["w-20", "w-24", "w-[4.5rem]", "w-[5.25rem]"];
const ROWS = Array.from({ length: 16 }, (_, row) => row);
