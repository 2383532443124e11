"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { replayUnreadAction } from "@/lib/webhooks/actions";

/** Has everything processed again that was not understood, after asking. */
export function ReplayUnreadButton({ onDone }: { onDone: () => unknown }) {
  const t = useTranslations("webhooks.replay");
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const replay = async () => {
    const result = await answerOf(() => replayUnreadAction());
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    const { replayed, understood, changed } = result.data;
    setOpen(false);
    toast({
      tone: "success",
      title: t("allDone", { replayed }),
      description: replayed > 0 ? t("allDoneText", { understood, changed }) : undefined,
    });
    await onDone();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("all")}</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("allTitle")}
        sentence={t("allSentence")}
        confirmLabel={t("allConfirm")}
        tone="primary"
        outcome={error ? <ActionErrorNotice error={error} /> : null}
        onConfirm={replay}
      />
    </>
  );
}
