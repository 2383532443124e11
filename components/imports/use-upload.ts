"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { newOperationId } from "@/components/operations/new-operation-id";
import { callAction, LOST } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import type { ActionError, ActionResult } from "@/lib/core/result";
import { confirmImportAction, openImportAction } from "@/lib/imports/actions";
import { CHUNK, type ImportNoun } from "@/lib/imports/constants";
import { importKeys } from "@/lib/imports/query-options";

interface Upload<Row> {
  noun: ImportNoun;
  add: (importId: string, rows: Row[]) => Promise<ActionResult<unknown>>;
}

/**
 * Sends confirmed rows chunk by chunk and then goes to the import. The id stays over repeated presses, and a chunk that
 * comes twice counts once: after a lost connection a press goes on.
 */
export function useUpload<Row>({ noun, add }: Upload<Row>) {
  const t = useTranslations("imports.confirm");
  const client = useQueryClient();
  const router = useRouter();
  const [importId, setImportId] = useState(newOperationId);
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  useStay(done !== null);

  const send = async (fileName: string, rows: readonly Row[]): Promise<ActionError | null> => {
    const opened = await callAction(() => openImportAction({ importId, noun, fileName, rows: rows.length }));
    if (!opened?.ok) return opened?.error ?? LOST;
    for (let from = 0; from < rows.length; from += CHUNK) {
      setDone(from);
      const added = await callAction(() => add(importId, rows.slice(from, from + CHUNK)));
      if (!added?.ok) return added?.error ?? LOST;
    }
    setDone(rows.length);
    const confirmed = await callAction(() => confirmImportAction(importId));
    if (!confirmed?.ok) return confirmed?.error ?? LOST;
    const { import: made, repeated } = confirmed.data;
    await client.invalidateQueries({ queryKey: importKeys.all });
    if (repeated) toast({ tone: "info", title: t("repeated"), description: t("repeatedText") });
    router.push(`/imports/${made.id}`);
    return null;
  };

  const upload = async (fileName: string, rows: readonly Row[]) => {
    setError(null);
    setDone(0);
    const failed = await send(fileName, rows);
    if (!failed) return;
    setDone(null);
    setError(failed);
    if (failed.code === "STALE") setImportId(newOperationId());
  };
  /** Other rows are another import. */
  const renew = () => {
    setImportId(newOperationId());
    setError(null);
  };
  return { upload, renew, done, error };
}

/** Asks before the page is left with rows that were not sent yet. */
function useStay(needed: boolean): void {
  useEffect(() => {
    if (!needed) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", hold);
    return () => window.removeEventListener("beforeunload", hold);
  }, [needed]);
}
