"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { isolated } from "@/lib/core/stranger-text";
import { claimChallengeAction, releaseClaimAction } from "@/lib/three-ds/actions";
import { challengeKeys } from "@/lib/three-ds/query-options";
import type { ChallengeDto } from "@/lib/three-ds/schema";
import { useDeskProblem } from "./three-ds-problem";

export interface Claim {
  /** The challenge that is being claimed or given back. */
  pending: string | null;
  claim: (challenge: ChallengeDto) => void;
  release: (challenge: ChallengeDto) => void;
}

/** Claims and gives back; says what came of it, and who was faster. */
export function useClaim(): Claim {
  const t = useTranslations("three-ds");
  const client = useQueryClient();
  const problemOf = useDeskProblem();
  const [pending, setPending] = useState<string | null>(null);
  const [, startTransition] = useTransition();

  const run = (challenge: ChallengeDto, work: () => Promise<void>) => {
    if (pending) return;
    setPending(challenge.id);
    startTransition(async () => {
      await work();
      await client.invalidateQueries({ queryKey: challengeKeys.all });
      setPending(null);
    });
  };
  const fail = (error: ActionError | null) =>
    toast({ tone: "danger", title: t("claim.failed"), description: problemOf(error) });

  return {
    pending,
    claim: (challenge) =>
      run(challenge, async () => {
        const result = await callAction(() => claimChallengeAction({ challengeId: challenge.id }));
        if (!result?.ok) return fail(result?.error ?? null);
        if (result.data.claimed) return;
        const name = result.data.challenge.claimedBy?.name ?? "";
        const merchant = challenge.merchantName ? isolated(challenge.merchantName) : t("unknownMerchant");
        toast({
          tone: "warning",
          title: t("claim.taken", { name }),
          description: t("claim.takenText", { merchant }),
        });
      }),
    release: (challenge) =>
      run(challenge, async () => {
        const result = await callAction(() => releaseClaimAction({ challengeId: challenge.id }));
        if (!result?.ok) fail(result?.error ?? null);
      }),
  };
}
