"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useOutcome } from "@/components/operations/use-outcome";
import { cardKeys } from "@/lib/cards/query-options";
import type { OperationDto } from "@/lib/operations/schema";

/** Follows the card's undecided operation, of whoever started it, and what came of it until that is dismissed. */
export function useFollowed(undecided: OperationDto | null) {
  const client = useQueryClient();
  const [followed, setFollowed] = useState<string | null>(null);
  if (undecided && undecided.id !== followed) setFollowed(undecided.id);
  const outcome = useOutcome(followed, undecided, () => client.invalidateQueries({ queryKey: cardKeys.all }));
  const waiting = (outcome?.open ?? false) || undecided !== null;
  return { outcome, waiting, follow: setFollowed, dismiss: () => setFollowed(null) };
}
