"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { HolderName } from "@/components/cards/holder-name";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import { challengeDetailOptions } from "@/lib/three-ds/query-options";
import type { ChallengeDetail } from "@/lib/three-ds/schema";
import { ChallengeState } from "./challenge-state";
import { CodeSection } from "./code-section";
import { PaymentAmount } from "./payment-amount";
import { RelaySection } from "./relay-section";
import type { DeskRights } from "./three-ds-screen";
import { TimeLeft } from "./time-left";
import type { Claim } from "./use-claim";

interface ChallengePanelProps {
  challengeId: string;
  rights: DeskRights;
  claim: Claim;
  onClose: () => void;
}

/** One challenge beside the list: what is paid, its code, and sending it on. */
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

/** What is being paid, with which card, and how long the code lives. */
function ChallengeFacts({ challenge, rights }: { challenge: ChallengeDetail; rights: DeskRights }) {
  const t = useTranslations("three-ds.detail");
  return (
    <Section title={t("what")} actions={<TimeLeft expiresAt={challenge.expiresAt} className="text-sm" />}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold text-2xl tracking-tight">
          <PaymentAmount challenge={challenge} />
        </span>
        <ChallengeState challenge={challenge} viewerId={rights.viewerId} />
      </div>
      <KeyValueList items={useFacts(challenge)} />
    </Section>
  );
}

function useFacts(challenge: ChallengeDetail) {
  const t = useTranslations("three-ds");
  const place = [challenge.merchantCity, challenge.merchantCountry].filter(Boolean).join(", ");
  const { claimedBy, claimedAt } = challenge;
  return [
    { label: t("detail.card"), value: <CardFact challenge={challenge} /> },
    ...(challenge.holder
      ? [{ label: t("detail.holder"), value: <HolderName holder={challenge.holder} /> }]
      : []),
    ...(place ? [{ label: t("detail.place"), value: <Stranger>{place}</Stranger> }] : []),
    ...(challenge.merchantId
      ? [{ label: t("detail.merchantId"), value: <span className="font-mono">{challenge.merchantId}</span> }]
      : []),
    ...(challenge.businessName
      ? [{ label: t("detail.business"), value: <Stranger>{challenge.businessName}</Stranger> }]
      : []),
    ...(challenge.issuedAt
      ? [
          {
            label: t("detail.issued"),
            value: <Time value={challenge.issuedAt} show="exact" className="tabular-nums" />,
          },
        ]
      : []),
    {
      label: t("detail.received"),
      value: <Time value={challenge.receivedAt} show="exact" className="tabular-nums" />,
    },
    ...(claimedBy && claimedAt
      ? [
          {
            label: t("detail.claimed"),
            value: t.rich("detail.claimedBy", {
              name: claimedBy.name,
              time: () => <Time value={claimedAt} />,
            }),
          },
        ]
      : []),
    {
      label: t("detail.verification"),
      value: <CopyId value={challenge.verificationId} label={t("detail.verification")} />,
    },
  ];
}

function CardFact({ challenge }: { challenge: ChallengeDetail }) {
  const t = useTranslations("three-ds");
  const digits = `•••• ${challenge.last4 ?? "????"}`;
  if (!challenge.card) {
    return (
      <>
        <span className="font-mono">{digits}</span> <span className="text-muted">{t("unknownCard")}</span>
      </>
    );
  }
  return (
    <Link
      href={`/cards/${encodeURIComponent(challenge.card.id)}`}
      className="rounded-sm text-accent-ink hover:underline"
    >
      <span className="font-mono">{digits}</span> <Stranger>{challenge.card.title}</Stranger>
    </Link>
  );
}
