"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import RotateCw from "lucide-react/icons/rotate-cw";
import TimerOff from "lucide-react/icons/timer-off";
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { localeNames } from "@/lib/i18n/locales";
import type { RelayDto } from "@/lib/three-ds/schema";

/** Every sending of this code and how it stands, newest first. */
export function RelayLog({ relays }: { relays: readonly RelayDto[] }) {
  const t = useTranslations("three-ds.relay");
  if (relays.length === 0) return <p className="text-muted text-xs">{t("logEmpty")}</p>;
  return (
    <div className="border-line border-t pt-3" aria-live="polite">
      <Timeline
        label={t("log")}
        items={relays.map((relay) => {
          const look = LOOKS[lookOf(relay)];
          return {
            id: relay.id,
            icon: <look.icon aria-hidden="true" />,
            tone: look.tone,
            title: t(`status.${lookOf(relay)}`),
            time: <Time value={relay.sentAt ?? relay.createdAt} show="column" />,
            children: <Facts relay={relay} />,
          };
        })}
      />
    </div>
  );
}

function Facts({ relay }: { relay: RelayDto }) {
  const t = useTranslations("three-ds.relay");
  const { requestedBy, lastError } = relay;
  return (
    <>
      <p className="wrap-anywhere">
        {t("entry", { adapter: t(`adapters.${relay.adapter}`), recipient: relay.recipient })}
        {` · ${localeNames[relay.language]} · `}
        {requestedBy ? t("byPerson", { name: requestedBy.name }) : t("onArrival")}
        {relay.attempts > 1 ? ` · ${t("attempts", { count: relay.attempts })}` : null}
      </p>
      {lastError ? <p className="text-danger">{t(`error.${lastError}`)}</p> : null}
    </>
  );
}

const LOOKS = {
  queued: { icon: Clock, tone: "info" },
  retrying: { icon: RotateCw, tone: "warning" },
  sent: { icon: CircleCheck, tone: "success" },
  failed: { icon: CircleX, tone: "danger" },
  given_up: { icon: TimerOff, tone: "danger" },
} as const;

function lookOf(relay: RelayDto): keyof typeof LOOKS {
  return relay.status === "queued" && relay.attempts > 0 ? "retrying" : relay.status;
}
