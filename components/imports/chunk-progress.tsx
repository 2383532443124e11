import type { ReactNode } from "react";

/** How far a round of chunks is, in words and as a bar. */
export function ChunkProgress({
  label,
  done,
  rows,
  note,
}: {
  label: string;
  done: number;
  rows: number;
  note?: ReactNode;
}) {
  return (
    <div className="grid max-w-xl gap-1.5">
      <p role="status" className="text-sm tabular-nums">
        {label}
      </p>
      <progress
        aria-label={label}
        max={Math.max(1, rows)}
        value={done}
        className="h-1.5 w-full accent-accent"
      />
      {note ? <p className="text-muted text-xs">{note}</p> : null}
    </div>
  );
}
