"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { ChallengeDetail } from "@/lib/three-ds/schema";
import { DeskProblemNotice } from "./desk-problem";
import { RevealForm } from "./reveal-form";
import { ShownCode } from "./shown-code";
import type { DeskRights } from "./three-ds-screen";
import type { Claim } from "./use-claim";
import { useRevealCode } from "./use-reveal-code";
import { useSecondsLeft } from "./use-seconds-left";

interface CodeSectionProps {
  challenge: ChallengeDetail;
  rights: DeskRights;
  claim: Claim;
}

/** The code's place: claim, the warning, the code for a short time, and what came of it. */
export function CodeSection({ challenge, rights, claim }: CodeSectionProps) {
  const t = useTranslations("three-ds");
  const seconds = useSecondsLeft(challenge.expiresAt);
  const reveal = useRevealCode(challenge.id);
  const mine = challenge.claimedBy?.id === rights.viewerId;
  const release =
    mine && rights.mayClaim && seconds > 0 ? (
      <Button
        size="sm"
        variant="ghost"
        pending={claim.pending === challenge.id}
        onClick={() => claim.release(challenge)}
      >
        {t("claim.release")}
      </Button>
    ) : null;
  return (
    <Section title={t("code.title")} actions={release}>
      <div className="grid gap-3">
        {reveal.box && seconds > 0 ? (
          <ShownCode box={reveal.box} onHide={reveal.hide} />
        ) : (
          <Body {...{ challenge, rights, claim, seconds }} onReveal={reveal.reveal} />
        )}
        {reveal.away ? <Callout tone="warning">{t("code.away")}</Callout> : null}
        <DeskProblemNotice error={reveal.error} />
      </div>
    </Section>
  );
}

function Body(props: CodeSectionProps & { seconds: number; onReveal: () => Promise<void> }) {
  const { challenge, rights, claim, seconds, onReveal } = props;
  const t = useTranslations("three-ds.code");
  const { claimedBy, revealedAt, revealedBy } = challenge;
  if (revealedAt && seconds > 0) {
    return (
      <Callout tone="success" title={t("revealed")}>
        {t.rich("revealedText", { name: revealedBy?.name ?? "", time: () => <Time value={revealedAt} /> })}
      </Callout>
    );
  }
  if (seconds === 0) {
    return (
      <Callout tone="neutral" title={t("expired")}>
        {t("expiredText")}
      </Callout>
    );
  }
  if (!challenge.hasCode) {
    return (
      <Callout tone="warning" title={t("gone")}>
        {t("goneText")}
      </Callout>
    );
  }
  if (!rights.mayClaim) return <p className="text-muted text-sm">{t("readOnly")}</p>;
  if (!claimedBy) return <ClaimFirst challenge={challenge} claim={claim} />;
  if (claimedBy.id !== rights.viewerId) {
    return (
      <Callout tone="info" title={t("taken", { name: claimedBy.name })}>
        {t("takenText", { name: claimedBy.name })}
      </Callout>
    );
  }
  return <RevealForm onReveal={onReveal} />;
}

function ClaimFirst({ challenge, claim }: Pick<CodeSectionProps, "challenge" | "claim">) {
  const t = useTranslations("three-ds");
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1 text-muted text-sm">{t("code.unclaimed")}</p>
      <Button
        variant="primary"
        pending={claim.pending === challenge.id}
        onClick={() => claim.claim(challenge)}
      >
        {t("claim.action")}
      </Button>
    </div>
  );
}
