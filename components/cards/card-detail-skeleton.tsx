import { clsx } from "clsx";
import { Skeleton } from "@/components/ui/skeleton";

/** A card's detail in the shape in which it will come. */
export function CardDetailSkeleton({ place }: { place: "page" | "panel" }) {
  return (
    <div aria-busy="true" className={clsx(place === "panel" && "p-4")}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <Skeleton className={place === "page" ? "h-7 w-64" : "h-5 w-16"} />
        <div className="flex gap-2">
          <Skeleton className="h-8 w-28" />
          <Skeleton className="h-8 w-28" />
          <Skeleton className="h-8 w-32" />
        </div>
      </div>
      <Skeleton className="mb-4 h-4 w-36" />
      <div
        className={clsx(
          "grid gap-4",
          place === "page" && "xl:grid-cols-[22rem_minmax(0,1fr)] xl:items-start",
        )}
      >
        <div className="grid gap-4">
          <Skeleton className="aspect-[1.586] w-full max-w-88 rounded-xl" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
        <div className="grid gap-4">
          <Skeleton className="h-72 rounded-lg" />
          <Skeleton className="h-80 rounded-lg" />
        </div>
      </div>
    </div>
  );
}
