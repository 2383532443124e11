"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { toast } from "@/components/ui/toast";
import { removeAlertAction, setAlertAction } from "@/lib/balances/actions";
import { ALERT_PROBLEMS } from "@/lib/balances/constants";
import { balanceKeys } from "@/lib/balances/query-options";
import type { SetAlertInput } from "@/lib/balances/schema";
import type { ActionError, ActionResult } from "@/lib/core/result";

/** Sets and removes alerts; what was refused stays to be said beside its field. */
export function useAlertForm() {
  const t = useTranslations("balances");
  const client = useQueryClient();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const run = (act: () => Promise<ActionResult<unknown>>, title: string, onDone: () => void) =>
    startTransition(async () => {
      const result = await act();
      setError(result.ok ? null : result.error);
      if (!result.ok) return;
      await client.invalidateQueries({ queryKey: balanceKeys.all });
      onDone();
      toast({ tone: "success", title });
    });
  const named = error?.code === "INVALID_INPUT" ? (error.fields ?? {}) : {};
  return {
    pending,
    set: (input: SetAlertInput, onDone: () => void) =>
      run(() => setAlertAction(input), t("alerts.wasSet"), onDone),
    remove: (alertId: string, onDone: () => void) =>
      run(() => removeAlertAction(alertId), t("alerts.wasRemoved"), onDone),
    /** What is wrong with a field, in the viewer's words. */
    problem: (field: "owner" | "currency" | "threshold") => {
      const key = named[field];
      return key ? t(`problem.${ALERT_PROBLEMS.find((known) => known === key) ?? "invalid"}`) : undefined;
    },
    /** A failure that belongs to no field. */
    error: error && error.code !== "INVALID_INPUT" ? error : null,
  };
}

export type AlertForm = ReturnType<typeof useAlertForm>;
