"use client";

import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Callout } from "@/components/ui/callout";
import type { CardDetail } from "@/lib/cards/schema";
import type { ActionError } from "@/lib/core/result";
import { useProblemText } from "./problem-text";
import { StaleCardNotice } from "./stale-card-notice";

interface CardActionOutcomeProps {
  error: ActionError | null;
  /** What the form showed; a form about no card cannot be stale. */
  shown?: CardDetail;
  /** Gives the card as it is now, when the viewer has seen what changed. */
  onReload?: (card: CardDetail) => void;
}

/** Why the last attempt did not go through, and what to do about it. */
export function CardActionOutcome({ error, shown, onReload }: CardActionOutcomeProps) {
  const problemText = useProblemText();
  if (!error) return null;
  if (error.code === "STALE" && shown && onReload)
    return <StaleCardNotice card={shown} onReload={onReload} />;
  const problems = Object.values(error.fields ?? {});
  if (error.code === "INVALID_INPUT" && problems.length > 0) {
    return (
      <Callout tone="danger" role="alert">
        {problems.map((problem) => (
          <p key={problem}>{problemText(problem)}</p>
        ))}
      </Callout>
    );
  }
  return <ActionErrorNotice error={{ ...error, details: { changed: "no", ...error.details } }} />;
}
