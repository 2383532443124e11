import { clsx } from "clsx";
import { type Tone, toneText } from "@/components/ui/tones";

interface CountTilesProps {
  tiles: readonly { label: string; count: string; tone: Tone }[];
}

/** A few counts side by side, each with its word. */
export function CountTiles({ tiles }: CountTilesProps) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {tiles.map(({ label, count, tone }) => (
        <div key={label} className="flex flex-col-reverse">
          <dt className="text-muted text-xs">{label}</dt>
          <dd className={clsx("font-semibold text-xl tabular-nums", tone !== "neutral" && toneText[tone])}>
            {count}
          </dd>
        </div>
      ))}
    </dl>
  );
}
