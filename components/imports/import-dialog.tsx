"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { giveUpImportAction, retryRowsAction } from "@/lib/imports/actions";
import type { ImportDto } from "@/lib/imports/schema";
import { ImportTrouble } from "./import-trouble";
import { useSteering } from "./use-steering";

export type Asked = "failed" | "unconfirmed" | "giveUp";

/** Says with the numbers what is going to happen, before rows are sent again or deleted. */
export function ImportDialog({ row, asked, onClose }: { row: ImportDto; asked: Asked; onClose: () => void }) {
  const t = useTranslations("imports.detail");
  const { steer, error } = useSteering(row.id);
  const { failed = 0, unconfirmed = 0, waiting = 0 } = row.counts;
  const texts = {
    failed: {
      title: t("retryFailed"),
      sentence: t("retryFailedText", { count: failed }),
      action: () => retryRowsAction(row.id, "failed"),
    },
    unconfirmed: {
      title: t("retryUnconfirmed"),
      sentence: t("retryUnconfirmedText", { count: unconfirmed }),
      action: () => retryRowsAction(row.id, "unconfirmed"),
    },
    giveUp: {
      title: t("giveUpTitle", { file: row.fileName }),
      sentence: t("giveUpText", { count: waiting }),
      action: () => giveUpImportAction(row.id),
    },
  }[asked];
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={texts.title}
      sentence={texts.sentence}
      confirmLabel={asked === "giveUp" ? t("giveUp") : texts.title}
      tone={asked === "giveUp" ? "danger" : "primary"}
      outcome={error ? <ImportTrouble error={error} /> : null}
      onConfirm={async () => {
        if (await steer(texts.action)) onClose();
      }}
    />
  );
}
