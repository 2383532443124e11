"use client";

import Download from "lucide-react/icons/download";
import Gauge from "lucide-react/icons/gauge";
import Lock from "lucide-react/icons/lock";
import LockOpen from "lucide-react/icons/lock-open";
import X from "lucide-react/icons/x";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { IconButton } from "@/components/ui/icon-button";
import { TipMark } from "@/components/ui/info-tip";
import { toast } from "@/components/ui/toast";
import { pinSelectionAction } from "@/lib/bulk/actions";
import type { BulkKind, BulkNoun } from "@/lib/bulk/constants";
import { exportPath } from "@/lib/bulk/query-options";
import type { SelectionInput } from "@/lib/bulk/schema";
import { formatNumber } from "@/lib/core/format";
import type { Selection } from "./use-selection";
import { useSelectionProblem } from "./use-selection-problem";

const BulkDialog = dynamic(() => import("./bulk-dialog").then((file) => file.BulkDialog), {
  loading: () => null,
});

/** What the viewer may do with what is selected. */
export interface BulkMay {
  lock: boolean;
  unlock: boolean;
  limits: boolean;
  export: boolean;
}

interface SelectionBarProps {
  noun: BulkNoun;
  selection: Selection;
  /** The list's filter, as the server takes it. */
  query: Record<string, string>;
  /** How many the filter finds. */
  total: { count: number; capped: boolean };
  may: BulkMay;
}

/** Below the list, or at the foot of the window, while something is selected: how much, and what can be done with it. */
export function SelectionBar({ noun, selection, query, total, may }: SelectionBarProps) {
  const t = useTranslations("bulk.selection");
  const [kind, setKind] = useState<BulkKind | null>(null);
  const choice: SelectionInput["choice"] = selection.everything
    ? { by: "filter", query }
    : { by: "ids", ids: [...selection.ids] };
  const users = noun === "users";
  return (
    <section
      aria-label={t("label")}
      data-selection-bar=""
      className="sticky bottom-4 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center justify-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 shadow-lg"
    >
      <Count noun={noun} selection={selection} total={total} />
      {may.lock ? (
        <Button size="sm" onClick={() => setKind("cards.lock")}>
          <Lock aria-hidden="true" />
          {t(users ? "lockCards" : "lock")}
        </Button>
      ) : null}
      {may.unlock ? (
        <Button size="sm" onClick={() => setKind("cards.unlock")}>
          <LockOpen aria-hidden="true" />
          {t(users ? "unlockCards" : "unlock")}
        </Button>
      ) : null}
      {may.limits ? (
        <Button size="sm" onClick={() => setKind("limits.edit")}>
          <Gauge aria-hidden="true" />
          {t("limits")}
        </Button>
      ) : null}
      {may.export ? (
        <ExportButton selection={{ noun, choice }}>
          <Download aria-hidden="true" />
          {t("export")}
        </ExportButton>
      ) : null}
      <IconButton size="sm" label={t("clear")} icon={<X />} onClick={selection.clear} />
      {kind ? (
        <BulkDialog
          kind={kind}
          selection={{ noun, choice }}
          onClose={() => setKind(null)}
          onStarted={selection.clear}
        />
      ) : null}
    </section>
  );
}

function Count({ noun, selection, total }: Pick<SelectionBarProps, "noun" | "selection" | "total">) {
  const t = useTranslations("bulk.selection");
  const locale = useLocale();
  const count = selection.ids.length;
  const number = formatNumber(total.count, locale);
  const users = noun === "users";
  return (
    <>
      <p role="status" className="px-1 font-medium text-ink text-sm tabular-nums">
        <TipMark tip={t("keys")}>
          {selection.everything
            ? t(users ? "allUsers" : "allCards")
            : t(users ? "users" : "cards", { count })}
        </TipMark>
      </p>
      {!selection.everything && (total.capped || total.count > count) ? (
        <Button size="sm" variant="ghost" onClick={selection.selectEverything}>
          {total.capped ? t("everyCapped", { total: number }) : t("every", { total: number })}
        </Button>
      ) : null}
    </>
  );
}

/** Pins the selection, then lets the browser fetch it as a file. */
function ExportButton({ selection, children }: { selection: SelectionInput; children: ReactNode }) {
  const t = useTranslations("bulk.dialog");
  const errors = useTranslations("errors");
  const problemOf = useSelectionProblem();
  const [pending, startTransition] = useTransition();
  const fetchFile = () =>
    startTransition(async () => {
      const result = await callAction(() => pinSelectionAction(selection));
      if (result?.ok) return window.location.assign(exportPath(result.data.id));
      const description = result
        ? (problemOf(result.error) ?? errors(`${result.error.code}.title`))
        : t("lost");
      toast({ tone: "danger", title: t("exportFailed"), description });
    });
  return (
    <Button size="sm" pending={pending} onClick={fetchFile}>
      {children}
    </Button>
  );
}
