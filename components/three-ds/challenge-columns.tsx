"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { HolderName } from "@/components/cards/holder-name";
import { Button } from "@/components/ui/button";
import { Stranger } from "@/components/ui/stranger";
import type { TableColumn } from "@/components/ui/table-column";
import { isolated } from "@/lib/core/stranger-text";
import type { ChallengeDto } from "@/lib/three-ds/schema";
import { ChallengeState } from "./challenge-state";
import { PaymentAmount } from "./payment-amount";
import { TimeLeft } from "./time-left";
import type { Claim } from "./use-claim";
import { useSecondsLeft } from "./use-seconds-left";

interface DeskViewer {
  viewerId: string;
  mayClaim: boolean;
}

/** The columns; the merchant is the row's link to its challenge. */
export function useChallengeColumns(viewer: DeskViewer, claim: Claim): TableColumn<ChallengeDto>[] {
  const t = useTranslations("three-ds");
  return [
    {
      id: "merchant",
      header: t("columns.merchant"),
      narrow: "title",
      fixed: true,
      className: "@min-[40rem]:max-w-72 truncate",
      cell: (row) => (row.merchantName ? <Stranger>{row.merchantName}</Stranger> : t("unknownMerchant")),
    },
    {
      id: "amount",
      header: t("columns.amount"),
      align: "end",
      narrow: "trailing",
      cell: (row) => <PaymentAmount challenge={row} />,
    },
    { id: "card", header: t("columns.card"), cell: (row) => <CardCell challenge={row} /> },
    {
      id: "holder",
      header: t("columns.holder"),
      className: `@min-[40rem]:max-w-56 truncate ${NO_EMPTY_LINE}`,
      cell: (row) => <HolderName holder={row.holder} />,
    },
    {
      id: "state",
      header: t("columns.state"),
      cell: (row) => <ChallengeState challenge={row} viewerId={viewer.viewerId} />,
    },
    {
      id: "left",
      header: t("columns.left"),
      cell: (row) => <TimeLeft expiresAt={row.expiresAt} />,
    },
    ...(viewer.mayClaim
      ? [
          {
            id: "action",
            header: t("columns.action"),
            align: "end" as const,
            className: `w-28 ${NO_EMPTY_LINE}`,
            cell: (row: ChallengeDto) => <ClaimButton challenge={row} claim={claim} />,
          },
        ]
      : []),
  ];
}

/** On a phone a cell is a labelled line: none without content. */
const NO_EMPTY_LINE = "@max-[40rem]:empty:hidden!";

function CardCell({ challenge }: { challenge: ChallengeDto }) {
  const digits = (
    <span className="font-mono text-[0.92em] tabular-nums">
      <span aria-hidden="true" className="text-faint">
        ••••
      </span>{" "}
      {challenge.last4 ?? "????"}
    </span>
  );
  if (!challenge.card) return <span className="text-muted">{digits}</span>;
  return (
    <span className="inline-flex max-w-full items-baseline gap-2">
      <Link
        href={`/cards/${encodeURIComponent(challenge.card.id)}`}
        prefetch={false}
        className="rounded-sm text-accent-ink hover:underline"
      >
        {digits}
      </Link>
      <span className="truncate text-muted @max-[40rem]:hidden">
        <Stranger>{challenge.card.title}</Stranger>
      </span>
    </span>
  );
}

function ClaimButton({ challenge, claim }: { challenge: ChallengeDto; claim: Claim }) {
  const t = useTranslations("three-ds");
  const over = useSecondsLeft(challenge.expiresAt) === 0;
  if (challenge.claimedBy || over) return null;
  return (
    <Button
      size="sm"
      variant="primary"
      aria-label={t("claim.label", {
        merchant: challenge.merchantName ? isolated(challenge.merchantName) : t("unknownMerchant"),
      })}
      pending={claim.pending === challenge.id}
      onClick={() => claim.claim(challenge)}
    >
      {t("claim.action")}
    </Button>
  );
}
