"use client";

import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { replayDeliveryAction } from "@/lib/webhooks/actions";
import type { ReplayedDelivery } from "@/lib/webhooks/schema";

/** Has a delivery processed again and says what came of it. */
export function ReplayButton({ deliveryId, onDone }: { deliveryId: string; onDone: () => unknown }) {
  const t = useTranslations("webhooks.replay");
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const replay = () =>
    startTransition(async () => {
      const result = await answerOf(() => replayDeliveryAction({ deliveryId }));
      setError(result.ok ? null : result.error);
      if (result.ok) toast(outcomeOf(result.data));
      await onDone();
    });
  const outcomeOf = ({ change, outcome }: ReplayedDelivery) => {
    if (change === "inserted" || change === "updated")
      return { tone: "success" as const, title: t("changed") };
    if (outcome === "unchanged") {
      return { tone: "success" as const, title: t("unchanged"), description: t("unchangedText") };
    }
    if (outcome === "failed") return { tone: "danger" as const, title: t("failed") };
    const unread = outcome === "not-json" || outcome === "not-understood";
    return unread
      ? { tone: "warning" as const, title: t("unread") }
      : { tone: "success" as const, title: t("threeDs") };
  };
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={replay} pending={pending}>
          <RotateCcw aria-hidden="true" />
          {t("button")}
        </Button>
        <span className="text-muted text-xs">{t("hint")}</span>
      </div>
      {error ? <ActionErrorNotice error={error} /> : null}
    </div>
  );
}
