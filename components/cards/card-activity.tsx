"use client";

import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { Tone } from "@/components/ui/tones";
import type { CardActivity as Activity, CardDetail } from "@/lib/cards/schema";
import { ActivityChanges } from "./activity-changes";

/** What was done on this card in this console: who, what, with which outcome, why. Absent for roles that may not know. */
export function CardActivity({ card }: { card: CardDetail }) {
  const t = useTranslations("cards.activity");
  const { activity } = card;
  if (!activity) return null;
  return (
    <Section title={t("title")} description={t("description")}>
      {activity.length === 0 ? <p className="text-muted text-sm">{t("none")}</p> : null}
      <Timeline
        label={t("title")}
        items={activity.map((entry) => ({
          id: entry.id,
          icon: <ToneIcon tone={toneOf(entry.outcome)} />,
          tone: toneOf(entry.outcome),
          title: <EntryTitle entry={entry} />,
          time: <Time value={entry.at} />,
          children: <EntryText entry={entry} currency={card.currency} />,
        }))}
      />
    </Section>
  );
}

function EntryTitle({ entry }: { entry: Activity }) {
  const t = useTranslations("cards.activity");
  const outcome = OUTCOMES.find((known) => known === entry.outcome);
  const verb = entry.action.split(".")[1] ?? "";
  return (
    <>
      {t("action", { action: verb, name: entry.action })}{" "}
      <span className="font-normal text-muted">· {outcome ? t(`outcome.${outcome}`) : entry.outcome}</span>
    </>
  );
}

function EntryText({ entry, currency }: { entry: Activity; currency: string }) {
  const t = useTranslations("cards.activity");
  return (
    <div className="grid gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <span>{t("by", { name: entry.actor })}</span>
        {entry.errorCode ? <span>{t("code", { code: entry.errorCode })}</span> : null}
        <CopyId value={entry.requestId} label={t("requestId")} />
      </p>
      <ActivityChanges changes={entry.changes} currency={currency} />
      {entry.reason ? <p className="text-ink">{t("reason", { reason: entry.reason })}</p> : null}
    </div>
  );
}

const OUTCOMES = ["succeeded", "refused", "denied", "failed", "unknown", "not_applied"] as const;

function toneOf(outcome: string): Tone {
  if (outcome === "succeeded") return "success";
  if (outcome === "unknown") return "warning";
  return outcome === "not_applied" ? "neutral" : "danger";
}
