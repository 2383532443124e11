"use client";

import { useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import type { RowPage } from "@/lib/imports/schema";
import type { useRowFilters } from "./use-row-filters";

interface RowPagerProps {
  page: RowPage<{ line: number }> | undefined;
  filters: ReturnType<typeof useRowFilters>;
  pending: boolean;
}

export function RowPager({ page, filters, pending }: RowPagerProps) {
  const t = useTranslations("imports.detail");
  const step = (line: number | null | undefined, go: (line: number) => unknown) =>
    line === null || line === undefined ? undefined : { onClick: () => go(line), pending };
  const [first, last] = [page?.items[0]?.line, page?.items.at(-1)?.line];
  return (
    <Pager
      newer={step(page?.previousBefore, filters.previous)}
      older={step(page?.nextAfter, filters.next)}
      summary={first !== undefined && last !== undefined ? t("pages", { first, last }) : null}
    />
  );
}
