import { LinkButton } from "@/components/ui/link-button";
import type { MatchedCard } from "@/lib/imports/schema";

/** The way to a card, in a window of its own: what was read of the file stays in this one. */
export function CardLink({ card }: { card: MatchedCard | null | undefined }) {
  if (!card) return null;
  const href = `/cards/${encodeURIComponent(card.id)}`;
  return (
    <LinkButton size="sm" variant="ghost" href={href} prefetch={false} target="_blank">
      {`•••• ${card.last4 ?? ""} ${card.title}`.trim()}
    </LinkButton>
  );
}
