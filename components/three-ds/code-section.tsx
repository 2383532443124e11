"use client";

import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { useCountdown } from "@/components/cards/use-countdown";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { REVEAL_SECONDS } from "@/lib/three-ds/constants";
import type { ChallengeDetail } from "@/lib/three-ds/schema";
import { DeskProblemNotice } from "./three-ds-problem";
import type { DeskRights } from "./three-ds-screen";
import type { Claim } from "./use-claim";
import { type CodeBox, useRevealCode } from "./use-reveal-code";
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

/** The code, large, until its time is over. It cannot be selected, translated or printed. */
function ShownCode({ box, onHide }: { box: CodeBox; onHide: () => void }) {
  const t = useTranslations("three-ds.code");
  const left = useCountdown(box.code?.showSeconds ?? 0, onHide);
  const hide = useRef<HTMLButtonElement>(null);
  useEffect(() => hide.current?.focus(), []);
  if (!box.code) return null;
  return (
    <div className="grid justify-items-center gap-3 py-2">
      <output
        translate="no"
        aria-label={t("label")}
        className="select-none rounded-lg border border-accent-line bg-accent-subtle px-6 py-3 font-mono font-semibold text-4xl text-ink tabular-nums tracking-[0.2em] print:hidden"
      >
        {box.code.code}
      </output>
      <p role="timer" className="text-muted text-sm tabular-nums">
        {t("secondsLeft", { seconds: left })}
      </p>
      <Button ref={hide} variant="primary" onClick={onHide}>
        <EyeOff aria-hidden="true" />
        {t("hide")}
      </Button>
    </div>
  );
}

/** The warning, the promise, and the button that shows the code once. */
function RevealForm({ onReveal }: { onReveal: () => Promise<void> }) {
  const t = useTranslations("three-ds.code");
  const [acknowledged, setAcknowledged] = useState(false);
  const [pending, startTransition] = useTransition();
  return (
    <div className="grid gap-3">
      <Callout tone="danger" title={t("warning")}>
        {t("warningText")}
      </Callout>
      <Checkbox
        label={t("acknowledge")}
        checked={acknowledged}
        onChange={(event) => setAcknowledged(event.target.checked)}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 text-muted text-xs">{t("once", { seconds: REVEAL_SECONDS })}</p>
        <Button
          variant="primary"
          disabled={!acknowledged}
          pending={pending}
          onClick={() => startTransition(onReveal)}
        >
          <Eye aria-hidden="true" />
          {t("reveal")}
        </Button>
      </div>
    </div>
  );
}
