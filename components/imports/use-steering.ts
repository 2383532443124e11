"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { callAction, LOST } from "@/components/ui/call-action";
import type { ActionError, ActionResult } from "@/lib/core/result";
import { importKeys, importOptions } from "@/lib/imports/query-options";
import type { ImportDto } from "@/lib/imports/schema";

/** Acts on an import and shows at once what it is then. A refusal shows how things really are, too. */
export function useSteering(importId: string) {
  const client = useQueryClient();
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const steer = async (action: () => Promise<ActionResult<ImportDto>>): Promise<boolean> => {
    setError(null);
    const result = await callAction(() => action());
    if (result?.ok) client.setQueryData(importOptions(importId).queryKey, result.data);
    else setError(result ? result.error : LOST);
    await client.invalidateQueries({ queryKey: importKeys.all });
    return result?.ok ?? false;
  };
  return {
    error,
    pending,
    steer,
    press: (action: () => Promise<ActionResult<ImportDto>>) =>
      startTransition(async () => {
        await steer(action);
      }),
    clear: () => setError(null),
  };
}
