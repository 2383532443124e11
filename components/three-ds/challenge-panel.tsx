"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Stranger } from "@/components/ui/stranger";
import { challengeDetailOptions } from "@/lib/three-ds/query-options";
import { ChallengeFacts } from "./challenge-facts";
import { CodeSection } from "./code-section";
import { RelaySection } from "./relay-section";
import type { DeskRights } from "./three-ds-screen";
import type { Claim } from "./use-claim";

interface ChallengePanelProps {
  challengeId: string;
  rights: DeskRights;
  claim: Claim;
  onClose: () => void;
}

/** One challenge beside the desk: what is paid, its code, and sending it on. */
export function ChallengePanel({ challengeId, rights, claim, onClose }: ChallengePanelProps) {
  const t = useTranslations("three-ds");
  const detail = useQuery({ ...challengeDetailOptions(challengeId), staleTime: 5_000 });
  const challenge = detail.data;
  return (
    <SidePanel
      title={challenge?.merchantName ? <Stranger>{challenge.merchantName}</Stranger> : t("unknownMerchant")}
      onClose={onClose}
    >
      {challenge ? (
        <div className="grid gap-4 p-4">
          <ChallengeFacts challenge={challenge} rights={rights} />
          <CodeSection challenge={challenge} rights={rights} claim={claim} />
          <RelaySection challenge={challenge} rights={rights} />
        </div>
      ) : detail.error ? (
        <Problem error={detail.error} retry={detail.refetch} />
      ) : (
        <div aria-busy="true" className="grid gap-4 p-4">
          <Skeleton className="h-48 w-full" />
          <Skeleton className="h-40 w-full" />
        </div>
      )}
    </SidePanel>
  );
}

function Problem({
  error,
  retry,
}: {
  error: { error: Parameters<typeof ActionErrorNotice>[0]["error"] };
  retry: () => unknown;
}) {
  const t = useTranslations("three-ds");
  const { code } = error.error;
  if (code === "NOT_FOUND" || code === "INVALID_INPUT") {
    return <EmptyState title={t("detail.notFound")}>{t("detail.notFoundText")}</EmptyState>;
  }
  return (
    <div className="p-4">
      <ActionErrorNotice
        error={error.error}
        actions={<Button onClick={() => retry()}>{t("list.retry")}</Button>}
      />
    </div>
  );
}
