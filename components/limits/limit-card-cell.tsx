import { lastFour } from "@/components/cards/card-name";
import { Stranger } from "@/components/ui/stranger";
import type { LimitCard } from "@/lib/limits/schema";

export function LimitCardCell({ card }: { card: LimitCard }) {
  return (
    <span className="inline-flex max-w-full items-baseline gap-2.5 whitespace-nowrap align-bottom">
      <span className="font-mono text-[0.92em] text-muted tabular-nums">
        <span aria-hidden="true" className="text-faint">
          ••
        </span>
        <span className="sr-only">••••</span> {lastFour(card)}
      </span>
      <span className="truncate">
        <Stranger>{card.title}</Stranger>
      </span>
    </span>
  );
}
