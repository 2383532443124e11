"use client";

import History from "lucide-react/icons/history";
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";

/** The last reading is from before the window began, so it counts nothing any more. */
export function LimitUsageIsOld({ readAt }: { readAt: string }) {
  const t = useTranslations("cards.limits");
  return (
    <p className="flex gap-1.5 text-muted text-xs">
      <History aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
      <span>{t.rich("oldText", { time: () => <Time value={readAt} /> })}</span>
    </p>
  );
}
