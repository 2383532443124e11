"use client";

import { useEffect, useState } from "react";

const SHOWN_MS = 4_000;
const NONE: ReadonlySet<string> = new Set();

interface Seen {
  list: string;
  /** Null until rows of this list have come. */
  ids: ReadonlySet<string> | null;
  fresh: ReadonlySet<string>;
}

/**
 * Which rows came by themselves into a list that was already on screen, for some seconds. `list` names what is asked;
 * rows of another question are not new, and neither are those of a page that is only turned to.
 */
export function useFreshRows(list: string, ids: readonly string[] | undefined): ReadonlySet<string> {
  const [seen, setSeen] = useState<Seen>({ list, ids: null, fresh: NONE });
  const now = ids ? new Set(ids) : null;
  if (seen.list !== list) setSeen({ list, ids: now, fresh: NONE });
  else if (now && !seen.ids) setSeen({ ...seen, ids: now });
  else if (now && seen.ids && !sameIds(now, seen.ids)) {
    const before = seen.ids;
    const came = [...now].filter((id) => !before.has(id));
    setSeen({ list, ids: now, fresh: came.length > 0 ? new Set(came) : seen.fresh });
  }
  const { fresh } = seen;
  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(
      () => setSeen((latest) => (latest.fresh === fresh ? { ...latest, fresh: NONE } : latest)),
      SHOWN_MS,
    );
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}

function sameIds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
