import { clsx } from "clsx";

/** The mark: a card that is also a C, with a door's threshold for its stripe. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={clsx("size-6 shrink-0", className)}>
      <rect width="24" height="24" rx="5.5" className="fill-accent" />
      <path
        d="M17.75 8.4V8A2.25 2.25 0 0 0 15.5 5.75h-7A2.25 2.25 0 0 0 6.25 8v8a2.25 2.25 0 0 0 2.25 2.25h7A2.25 2.25 0 0 0 17.75 16v-.4M10.25 12h7.5"
        fill="none"
        strokeWidth="1.9"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
    </svg>
  );
}

export function Brand() {
  return (
    <span className="flex items-center gap-2.5 font-semibold text-base tracking-tight">
      <BrandMark />
      <span className="collapsed:sr-only">Cardroom</span>
    </span>
  );
}
