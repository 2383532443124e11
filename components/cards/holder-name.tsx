"use client";

import { Stranger } from "@/components/ui/stranger";
import type { CardHolder } from "@/lib/cards/schema";
import { useHolderName } from "./use-holder-name";

/** A card's holder in a cell or a line of facts; nothing where nobody said. */
export function HolderName({ holder }: { holder: CardHolder | null }) {
  const name = useHolderName()(holder);
  return name === null ? null : <Stranger>{name}</Stranger>;
}
