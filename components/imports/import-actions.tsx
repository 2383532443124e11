"use client";

import Download from "lucide-react/icons/download";
import Play from "lucide-react/icons/play";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Square from "lucide-react/icons/square";
import Trash from "lucide-react/icons/trash-2";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { answerOf } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { resumeImportAction, stopImportAction } from "@/lib/imports/actions";
import { importResultHref } from "@/lib/imports/query-options";
import type { ImportDto } from "@/lib/imports/schema";
import type { Asked } from "./import-dialog";
import { useSteering } from "./use-steering";

const ImportDialog = dynamic(() => import("./import-dialog").then((file) => file.ImportDialog), {
  loading: () => null,
});

/** Stop, resume, try again, take the result out, delete: what the import's state allows. */
export function ImportActions({ row }: { row: ImportDto }) {
  const t = useTranslations("imports.detail");
  const errors = useTranslations("errors");
  const steering = useSteering(row.id);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { status, counts, purgedAt, id } = row;
  if (status === "uploading") return null;
  const press = (action: typeof stopImportAction) =>
    steering.press(async () => {
      const result = await answerOf(() => action(id));
      if (!result.ok) toast({ tone: "danger", title: errors(`${result.error.code}.title`) });
      return result;
    });
  const open = (counts.sending ?? 0) + (counts.unknown ?? 0);
  return (
    <>
      {status === "running" ? (
        <Button onClick={() => press(stopImportAction)} pending={steering.pending}>
          <Square aria-hidden="true" />
          {t("stop")}
        </Button>
      ) : null}
      {status === "stopped" && (counts.waiting ?? 0) > 0 ? (
        <Button variant="primary" onClick={() => press(resumeImportAction)} pending={steering.pending}>
          <Play aria-hidden="true" />
          {t("resume")}
        </Button>
      ) : null}
      {purgedAt ? null : <Retries counts={counts} onAsk={setAsked} />}
      <a href={importResultHref(id)} download className={buttonStyle({})}>
        <Download aria-hidden="true" />
        {t("download")}
      </a>
      {status !== "running" && !purgedAt && open === 0 && holdsPeople(row) ? (
        <Button onClick={() => setAsked("giveUp")}>
          <Trash aria-hidden="true" />
          {t("giveUp")}
        </Button>
      ) : null}
      {asked ? <ImportDialog row={row} asked={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function Retries({ counts, onAsk }: { counts: ImportDto["counts"]; onAsk: (asked: Asked) => void }) {
  const t = useTranslations("imports.detail");
  return (
    <>
      {counts.failed ? (
        <Button onClick={() => onAsk("failed")}>
          <RotateCcw aria-hidden="true" />
          {t("retryFailed")}
        </Button>
      ) : null}
      {counts.unconfirmed ? (
        <Button onClick={() => onAsk("unconfirmed")}>
          <RotateCcw aria-hidden="true" />
          {t("retryUnconfirmed")}
        </Button>
      ) : null}
    </>
  );
}

/** Created and unusable rows hold nothing about people. */
function holdsPeople({ counts }: ImportDto): boolean {
  return (counts.waiting ?? 0) + (counts.failed ?? 0) + (counts.unconfirmed ?? 0) > 0;
}
