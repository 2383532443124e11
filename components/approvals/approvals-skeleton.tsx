import { Skeleton } from "@/components/ui/skeleton";

/** The list in the shape in which it will come. */
export function ApprovalsSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 grid gap-2">
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-4 w-96 max-w-full" />
      </div>
      <Skeleton className="mb-4 h-9 w-72 max-w-full" />
      <Skeleton className="mb-3 h-8 w-56" />
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <div className="h-8 border-line border-b bg-subtle" />
        {ROWS.map((row) => (
          <div key={row} className="flex h-9 items-center gap-8 border-line border-b px-3 last:border-b-0">
            <Skeleton className="h-3 w-40" />
            <Skeleton className="h-3 w-20" />
            <Skeleton className="ml-auto h-3 w-24" />
          </div>
        ))}
      </div>
    </div>
  );
}

const ROWS = Array.from({ length: 8 }, (_, row) => row);
