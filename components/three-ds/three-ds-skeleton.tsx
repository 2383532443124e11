import { Skeleton } from "@/components/ui/skeleton";

/** The page in the shape in which it will come. */
export function DeskSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 grid gap-2">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-4 w-[36rem] max-w-full" />
      </div>
      <div className="mb-3 flex flex-wrap gap-2">
        <Skeleton className="h-8 w-full sm:w-72" />
        <Skeleton className="h-8 w-72 max-w-full" />
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <div className="h-8 border-line border-b bg-subtle" />
        {ROWS.map((row) => (
          <div key={row} className="flex h-12 items-center gap-8 border-line border-b px-3 last:border-b-0">
            <Skeleton className="h-3 w-40" />
            <Skeleton className="h-3 w-20" />
            <Skeleton className="hidden h-3 w-32 sm:block" />
            <Skeleton className="ml-auto h-3 w-24" />
          </div>
        ))}
      </div>
    </div>
  );
}

const ROWS = Array.from({ length: 8 }, (_, row) => row);
