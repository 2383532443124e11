"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { startSyncAction } from "@/lib/sync/actions";
import { syncKeys } from "@/lib/sync/query-options";

/** Reads the issuer now: what is new, or its whole lists. */
export function StartSyncButton({ busy }: { busy: boolean }) {
  const t = useTranslations("sync.start");
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const start = (full: boolean) =>
    startTransition(async () => {
      setProblem(null);
      const result = await answerOf(() => startSyncAction({ full }));
      if (!result.ok) return setProblem(result.error);
      setOpen(false);
      toast({ tone: "success", title: t("started") });
      await client.invalidateQueries({ queryKey: syncKeys.all });
    });
  return (
    <>
      <Button disabled={busy} onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open ? (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={t("title")}
          size="md"
          footer={
            <>
              <Button onClick={() => start(true)} pending={pending}>
                {t("full")}
              </Button>
              <Button variant="primary" onClick={() => start(false)} pending={pending}>
                {t("incremental")}
              </Button>
            </>
          }
        >
          <div className="grid gap-3 text-sm">
            <p>{t("incrementalText")}</p>
            <p>{t("fullText")}</p>
            {problem ? <ActionErrorNotice error={problem} /> : null}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
