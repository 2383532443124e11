"use client";

import ArrowRight from "lucide-react/icons/arrow-right";
import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { Tone } from "@/components/ui/tones";
import type { UserProfile } from "@/lib/users/schema";

type Entry = NonNullable<UserProfile["history"]>[number];

/** What was done about this user in this console: who, what, with which outcome. Absent for roles that may not know. */
export function UserHistory({ history }: { history: UserProfile["history"] }) {
  const t = useTranslations("users.history");
  if (!history) return null;
  return (
    <Section title={t("title")} description={t("description")}>
      {history.length === 0 ? <p className="text-muted text-sm">{t("none")}</p> : null}
      <Timeline
        label={t("title")}
        items={history.map((entry) => ({
          id: entry.id,
          icon: <ToneIcon tone={toneOf(entry.outcome)} />,
          tone: toneOf(entry.outcome),
          title: (
            <>
              {t("action", { action: entry.action.split(".")[1] ?? "", name: entry.action })}{" "}
              <span className="font-normal text-muted">· {t("outcome", { outcome: entry.outcome })}</span>
            </>
          ),
          time: <Time value={entry.at} />,
          children: <EntryText entry={entry} />,
        }))}
      />
    </Section>
  );
}

function EntryText({ entry }: { entry: Entry }) {
  const t = useTranslations("users.history");
  return (
    <div className="grid gap-0.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <span>{t("by", { name: entry.actor })}</span>
        {entry.errorCode ? <span>{t("code", { code: entry.errorCode })}</span> : null}
        <CopyId value={entry.requestId} label={t("requestId")} />
      </p>
      {entry.changes.map((change) => (
        <p key={change.fact} className="flex flex-wrap items-center gap-x-1.5">
          <span>{t("fact", { fact: change.fact })}</span>
          <span>{change.before || t("nothing")}</span>
          <ArrowRight role="img" aria-label="→" className="size-3" />
          <span className="text-ink">{change.after || t("nothing")}</span>
        </p>
      ))}
    </div>
  );
}

function toneOf(outcome: string): Tone {
  if (outcome === "succeeded") return "success";
  if (outcome === "unknown") return "warning";
  return outcome === "not_applied" ? "neutral" : "danger";
}
