import { Skeleton } from "@/components/ui/skeleton";

/** The transaction list in the shape in which it will come. */
export function TransactionsSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 flex items-end justify-between gap-6">
        <div className="grid gap-2">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-4 w-72 max-w-full" />
        </div>
        <Skeleton className="h-4 w-28" />
      </div>
      <div className="mb-3 flex flex-wrap gap-2">
        <Skeleton className="h-8 w-full sm:w-96" />
        {FILTERS.map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <Skeleton key={at} className={`h-8 ${width}`} />
        ))}
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <div className="h-8 border-line border-b bg-subtle" />
        {ROWS.map((row) => (
          <div key={row} className="flex h-9 items-center gap-8 border-line border-b px-3 last:border-b-0">
            <Skeleton className="h-3 w-48" />
            <Skeleton className="ml-auto h-3 w-20" />
            <Skeleton className="hidden h-4 w-20 sm:block" />
            <Skeleton className="hidden h-3 w-32 md:block" />
            <Skeleton className="hidden h-3 w-24 lg:block" />
          </div>
        ))}
      </div>
    </div>
  );
}

const FILTERS = ["w-20", "w-20", "w-24", "w-[4.5rem]", "w-[4.5rem]", "w-[4.5rem]", "w-24", "w-24"];
const ROWS = Array.from({ length: 16 }, (_, row) => row);
