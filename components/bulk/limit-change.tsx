"use client";

import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import Minus from "lucide-react/icons/minus";
import ShieldOff from "lucide-react/icons/shield-off";
import ShieldPlus from "lucide-react/icons/shield-plus";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import type { Tone } from "@/components/ui/tones";
import type { LimitChange } from "@/lib/bulk/constants";

const LOOKS = {
  raised: { tone: "info", icon: ArrowUp },
  limited: { tone: "warning", icon: ShieldPlus },
  lowered: { tone: "warning", icon: ArrowDown },
  lifted: { tone: "danger", icon: ShieldOff },
  unchanged: { tone: "neutral", icon: Minus },
} as const satisfies Record<LimitChange, { tone: Tone; icon: typeof Minus }>;

/** Raised, lowered, newly limited …, by word, icon and tone. */
export function ChangeWord({ change }: { change: LimitChange | null }) {
  const t = useTranslations("bulk.effects.change");
  if (!change) return <span className="text-faint">–</span>;
  const { tone, icon: Icon } = LOOKS[change];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(change)}
    </Badge>
  );
}

interface LimitAmountProps {
  amount: string | null;
  currency: string | null;
  /** False: nothing is known of the card's limit. */
  known: boolean;
}

/** A limit, or that there is none. */
export function LimitAmount({ amount, currency, known }: LimitAmountProps) {
  const t = useTranslations("bulk.effects");
  if (!known) return <span className="text-faint">–</span>;
  return amount && currency ? <Money amount={amount} currency={currency} /> : t("none");
}
