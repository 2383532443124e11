"use client";

import { useLocale } from "next-intl";
import { formatNumber } from "@/lib/core/format";
import { Pager } from "./pager";

export interface ListPagerProps {
  page:
    | {
        items: readonly unknown[];
        total: { count: number; capped: boolean };
        nextCursor: string | null;
        previousCursor: string | null;
      }
    | undefined;
  onPage: (cursor: string) => void;
  pending: boolean;
  /** The list's words: `summary`, and `capped` where there are more than were counted. */
  words: (key: "summary" | "capped", numbers: { shown: string; total: string; count: number }) => string;
  labels?: { newer: string; older: string };
}

/** Both ways through a list that is paged by keys, and how much of it is shown. */
export function ListPager({ page, onPage, pending, words, labels }: ListPagerProps) {
  const locale = useLocale();
  const step = (cursor: string | null | undefined) =>
    cursor ? { onClick: () => onPage(cursor), pending } : undefined;
  const count = page?.total.count ?? 0;
  const numbers = {
    shown: formatNumber(page?.items.length ?? 0, locale),
    total: formatNumber(count, locale),
    count,
  };
  return (
    <Pager
      newer={step(page?.previousCursor)}
      older={step(page?.nextCursor)}
      summary={page ? words(page.total.capped ? "capped" : "summary", numbers) : null}
      {...(labels ? { labels } : {})}
    />
  );
}
