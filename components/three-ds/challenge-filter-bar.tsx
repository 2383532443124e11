"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "@/components/ui/filter-bar";
import { SearchBox } from "@/components/ui/search-box";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { CHALLENGE_STATES } from "@/lib/three-ds/constants";
import { ALL_CHALLENGES, type ChallengeFilters } from "./challenge-params";

export function ChallengeFilterBar({ filters, mayClaim }: { filters: ChallengeFilters; mayClaim: boolean }) {
  const t = useTranslations("three-ds");
  const { params, filter } = filters;
  const search = (q: string) => {
    if (q !== (params.q ?? "")) filter({ q: q.trim() || null }, true);
  };
  const active = params.card
    ? [
        {
          id: "card",
          label: t("columns.card"),
          value: params.card,
          onRemove: () => filter({ card: null }),
        },
      ]
    : [];
  return (
    <FilterBar
      label={t("list.filters")}
      search={<SearchBox label={t("list.search")} value={params.q ?? ""} onSearch={search} />}
      active={active}
      onClear={() => filters.filter(ALL_CHALLENGES)}
      end={mayClaim ? <span className="text-faint text-xs max-lg:hidden">{t("keys")}</span> : null}
    >
      <SegmentedControl
        label={t("list.states")}
        value={params.state}
        onChange={(state) => filter({ state })}
        options={CHALLENGE_STATES.map((value) => ({
          value,
          label: <span className="whitespace-nowrap">{t(`list.state.${value}`)}</span>,
        }))}
      />
    </FilterBar>
  );
}
