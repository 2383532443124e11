"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { challengeAddress } from "@/components/three-ds/challenge-params";
import { ChallengeState } from "@/components/three-ds/challenge-state";
import { PaymentAmount } from "@/components/three-ds/payment-amount";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import { challengeKeys, challengeListOptions } from "@/lib/three-ds/query-options";
import type { ChallengeDto, ChallengePage } from "@/lib/three-ds/schema";
import { CountLink } from "./count-link";
import { Widget } from "./widget";
import { LATEST_CHALLENGES, LIVE_CHALLENGES } from "./widget-queries";

/** The latest challenges and how many codes still live; the codes themselves are shown on their own page only. */
export function ThreeDsWidget({ viewerId }: { viewerId: string }) {
  const t = useTranslations("overview.threeDs");
  const latest = useQuery(challengeListOptions(LATEST_CHALLENGES));
  const live = useQuery(challengeListOptions(LIVE_CHALLENGES));
  useLiveRefresh({ topics: ["three-ds"], keys: [challengeKeys.all] });
  return (
    <Widget name="threeDs" read={latest}>
      {(page) =>
        page.items.length === 0 ? (
          <p className="text-muted text-sm">{t("none")}</p>
        ) : (
          <Challenges page={page} live={live.data?.total} viewerId={viewerId} />
        )
      }
    </Widget>
  );
}

interface ChallengesProps {
  page: ChallengePage;
  live: ChallengePage["total"] | undefined;
  viewerId: string;
}

function Challenges({ page, live, viewerId }: ChallengesProps) {
  const t = useTranslations("overview.threeDs");
  return (
    <div className="grid gap-3">
      <p className="text-sm">
        {live
          ? t.rich("live", {
              count: live.count,
              link: (text) => (
                <CountLink
                  count={live.count}
                  href={challengeAddress.href("/three-ds", { state: "live" })}
                  className="font-semibold"
                >
                  {text}
                </CountLink>
              ),
            })
          : null}
      </p>
      <ul className="-mx-4 border-line border-t">
        {page.items.map((one) => (
          <Challenge key={one.id} challenge={one} viewerId={viewerId} />
        ))}
      </ul>
    </div>
  );
}

function Challenge({ challenge, viewerId }: { challenge: ChallengeDto; viewerId: string }) {
  const t = useTranslations("overview.threeDs");
  const { id, merchantName, last4, receivedAt } = challenge;
  return (
    <li className="grid gap-1 border-line border-b px-4 py-2 text-sm last:border-b-0">
      <div className="flex items-baseline justify-between gap-3">
        <Link
          href={challengeAddress.href("/three-ds", { state: "all", challenge: id })}
          prefetch={false}
          className="min-w-0 truncate rounded-sm underline-offset-3 hover:underline"
        >
          {merchantName ? <Stranger>{merchantName}</Stranger> : t("unknown")}
        </Link>
        <PaymentAmount challenge={challenge} />
      </div>
      <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-muted text-xs">
        <span>
          •••• {last4 ?? "????"} · <Time value={receivedAt} />
        </span>
        <ChallengeState challenge={challenge} viewerId={viewerId} />
      </p>
    </li>
  );
}
