import { clsx } from "clsx";

/** A turning ring that stays invisible for 300 ms. Decoration: what is awaited must be said in words. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={clsx("appear-late size-4", className)}>
      <svg aria-hidden="true" viewBox="0 0 16 16" className="spin size-full" fill="none" strokeWidth="2">
        <circle cx="8" cy="8" r="6" className="stroke-current opacity-25" />
        <path d="M14 8a6 6 0 0 0-6-6" className="stroke-current" strokeLinecap="round" />
      </svg>
    </span>
  );
}
