import { clsx } from "clsx";
import { Skeleton } from "@/components/ui/skeleton";

/** A transaction's detail in the shape in which it will come. */
export function TransactionDetailSkeleton({ place }: { place: "page" | "panel" }) {
  return (
    <div aria-busy="true" className={clsx(place === "panel" && "p-4")}>
      <div className="mb-4 grid gap-2">
        {place === "page" ? <Skeleton className="h-4 w-24" /> : null}
        <Skeleton className="h-7 w-72 max-w-full" />
        <Skeleton className="h-4 w-96 max-w-full" />
      </div>
      <div
        className={clsx(
          "grid gap-4",
          place === "page" && "xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start",
        )}
      >
        <div className="grid gap-4">
          <Skeleton className="h-56 rounded-lg" />
          <Skeleton className="h-64 rounded-lg" />
          <Skeleton className="h-40 rounded-lg" />
        </div>
        <div className="grid gap-4">
          <Skeleton className="h-32 rounded-lg" />
          <Skeleton className="h-48 rounded-lg" />
        </div>
      </div>
    </div>
  );
}
