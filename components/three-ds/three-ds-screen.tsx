"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { useListKeys } from "@/components/cards/use-list-keys";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { DataTable } from "@/components/ui/data-table";
import { ListPager, type ListPagerProps } from "@/components/ui/list-pager";
import { PageHeader } from "@/components/ui/page-header";
import { challengeKeys, challengeListOptions } from "@/lib/three-ds/query-options";
import { useChallengeColumns } from "./challenge-columns";
import { ChallengeFilterBar } from "./challenge-filter-bar";
import { ChallengeListEmptyState } from "./challenge-list-empty-state";
import { challengeAddress, toChallengeQuery } from "./challenge-params";
import { useClaim } from "./use-claim";
import { ClockOffset } from "./use-seconds-left";

const ChallengePanel = dynamic(() => import("./challenge-panel").then((file) => file.ChallengePanel), {
  loading: () => null,
});

export interface DeskRights {
  viewerId: string;
  mayClaim: boolean;
  mayRelay: boolean;
}

interface ThreeDsScreenProps extends DeskRights {
  sandboxUrl: string | null;
}

/** Challenges as they come, newest first, and the one that is open beside them. */
export function ThreeDsScreen({ sandboxUrl, ...rights }: ThreeDsScreenProps) {
  const t = useTranslations("three-ds");
  const filters = useAddress(challengeAddress);
  const { params } = filters;
  const claim = useClaim();
  const columns = useChallengeColumns(rights, claim);
  const list = useQuery({
    ...challengeListOptions(toChallengeQuery(params)),
    // What expires changes the list although nothing happened.
    refetchInterval: 20_000,
  });
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  const screen = useRef<HTMLDivElement>(null);
  useListKeys(screen);
  const rows = list.isError ? [] : (list.data?.items ?? []);
  useDeskKeys((id) => {
    const row = rows.find((one) => one.id === id);
    if (row && rights.mayClaim && !row.claimedBy) claim.claim(row);
  }, params.challenge);
  const waiting = rows.filter((row) => !row.claimedBy && !row.expired).length;
  return (
    <ClockOffset value={list.data ? Date.parse(list.data.now) - list.dataUpdatedAt : 0}>
      <PageHeader title={t("title")} description={t("description")} />
      <p role="status" className="sr-only">
        {t("waiting", { count: waiting })}
      </p>
      <div ref={screen}>
        <ChallengeFilterBar filters={filters} mayClaim={rights.mayClaim} />
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => challengeAddress.href("/three-ds", { ...params, challenge: row.id })}
          rowScroll={false}
          currentKey={params.challenge ?? undefined}
          density="comfortable"
          state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
          emptyState={
            <ChallengeListEmptyState
              error={list.error}
              retry={list.refetch}
              filters={filters}
              sandboxUrl={sandboxUrl}
            />
          }
          footer={<ChallengePager page={list.data} pending={list.isPlaceholderData} onPage={filters.page} />}
          fill
        />
      </div>
      {params.challenge ? (
        <ChallengePanel
          key={params.challenge}
          challengeId={params.challenge}
          rights={rights}
          claim={claim}
          onClose={() => filters.set({ challenge: null })}
        />
      ) : null}
    </ClockOffset>
  );
}

const LIVE_TOPICS = ["three-ds"] as const;
const LIVE_KEYS = [challengeKeys.all];

/** `c` claims the row that has the focus, or the challenge that is open; not while a person types. */
function useDeskKeys(claim: (challengeId: string) => void, openId: string | null): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "c" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]"))
      return;
    const row = target instanceof HTMLAnchorElement && target.dataset.row !== undefined ? target : null;
    const id = row ? new URL(row.href).searchParams.get("challenge") : openId;
    if (!id) return;
    event.preventDefault();
    claim(id);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function ChallengePager(props: Omit<ListPagerProps, "words">) {
  return <ListPager {...props} words={useTranslations("three-ds.list")} />;
}
