"use client";

import { useRef, useState } from "react";
import { callAction, LOST } from "@/components/ui/call-action";
import type { ActionError, ActionResult } from "@/lib/core/result";
import { CHUNK } from "@/lib/imports/constants";

/** Nobody answered: what was sent before is kept. */

/** Rows are asked about chunk by chunk; a newer round makes an older one give up. */
export function useChunks<Row, Answer>(ask: (rows: Row[]) => Promise<ActionResult<Answer[]>>) {
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const round = useRef(0);
  const run = async (rows: readonly Row[]): Promise<Answer[] | null> => {
    round.current += 1;
    const mine = round.current;
    setError(null);
    const answers: Answer[] = [];
    for (let from = 0; from < rows.length; from += CHUNK) {
      setDone(from);
      const result = await callAction(() => ask(rows.slice(from, from + CHUNK)));
      if (mine !== round.current) return null;
      if (!result?.ok) {
        setDone(null);
        setError(result ? result.error : LOST);
        return null;
      }
      answers.push(...result.data);
    }
    setDone(null);
    return answers;
  };
  const cancel = () => {
    round.current += 1;
    setDone(null);
    setError(null);
  };
  return { run, cancel, done, error };
}
