"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { pinSelectionAction } from "@/lib/bulk/actions";
import { exportPath } from "@/lib/bulk/query-options";
import type { SelectionInput } from "@/lib/bulk/schema";
import { useSelectionProblem } from "./use-selection-problem";

/** Pins the selection, then lets the browser fetch it as a file. */
export function ExportButton({ selection, children }: { selection: SelectionInput; children: ReactNode }) {
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
