"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { Spinner } from "@/components/ui/spinner";
import { Time } from "@/components/ui/time";
import type { Tone } from "@/components/ui/tones";
import type { Outcome } from "./use-outcome";

interface OutcomeNoticeProps {
  outcome: Outcome;
  /** Where it leads, once it is known. */
  actions?: ReactNode;
  onDismiss: () => void;
}

/** What came of an action whose outcome was in doubt; it changes by itself when the outcome is known. */
export function OutcomeNotice({ outcome, actions, onDismiss }: OutcomeNoticeProps) {
  const t = useTranslations("cards.operation");
  const waiting = useTranslations("layout.approvals");
  const { state, operation, open } = outcome;
  const what = t("kind", { kind: kindOf(operation?.kind ?? "") });
  const text =
    state === "pending"
      ? t.rich("pendingText", {
          name: operation?.actorName ?? "",
          time: () => <Time value={operation?.startedAt ?? ""} />,
        })
      : state === "unknown" && operation?.kind === "cards.set_pin"
        ? t("pinUnknownText")
        : state === "waiting"
          ? waiting("waitingText")
          : state === "unconfirmed" && operation?.kind !== "cards.set_pin"
            ? t("unconfirmedOtherText")
            : t(`${state}Text`);
  return (
    <Callout
      tone={TONES[state]}
      role="status"
      title={state === "waiting" ? waiting("waitingTitle") : t(`${state}Title`, { what })}
      actions={
        open ? undefined : (
          <>
            {operation?.approvalId ? (
              <LinkButton href={`/approvals/${operation.approvalId}`}>{waiting("see")}</LinkButton>
            ) : null}
            {actions}
            <Button onClick={onDismiss}>{t("dismiss")}</Button>
          </>
        )
      }
    >
      <p>{text}</p>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
        {open && state !== "pending" ? (
          <span className="inline-flex items-center gap-1.5">
            <Spinner /> {t("checking")}
          </span>
        ) : null}
        {operation?.issuerRequestId ? (
          <span className="inline-flex items-center gap-1.5">
            {t("requestId")} <CopyId value={operation.issuerRequestId} label={t("requestId")} />
          </span>
        ) : null}
        {operation?.issuerCode ? <code>{operation.issuerCode}</code> : null}
      </p>
    </Callout>
  );
}

/** `cards.lock` is said as `lock`; other nouns keep theirs: `users_create`. */
function kindOf(kind: string): string {
  return kind.replace(/^(cards|limits)\./, "").replaceAll(".", "_");
}

const TONES: Record<Outcome["state"], Tone> = {
  lost: "warning",
  waiting: "info",
  pending: "info",
  unknown: "warning",
  done: "success",
  notApplied: "neutral",
  unconfirmed: "warning",
  notSent: "neutral",
};
