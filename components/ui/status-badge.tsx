import type { LucideIcon } from "lucide-react";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import { Badge } from "./badge";
import type { Tone } from "./tones";

export interface StatusLook {
  tone: Tone;
  icon: LucideIcon;
  /** The word, already in the viewer's language. */
  label: string;
}

/**
 * Icon, word and colour of one state, taken from the noun's table. A status that the table does not know
 * (the issuer may add some) is shown in its own word, neutral.
 */
export function StatusBadge<Status extends string>({
  status,
  table,
}: {
  status: Status;
  table: Partial<Record<Status, StatusLook>>;
}) {
  const look = table[status] ?? { tone: "neutral" as const, icon: CircleHelp, label: status };
  const Icon = look.icon;
  return (
    <Badge tone={look.tone} icon={<Icon aria-hidden="true" strokeWidth={2.25} />}>
      {look.label}
    </Badge>
  );
}
