import { clsx } from "clsx";

/** A grey shape where something will be. Give it the size of what comes, so that nothing shifts. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={clsx("pulse-calm block rounded-sm bg-hover", className)} />;
}
