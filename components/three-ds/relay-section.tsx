"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import RotateCw from "lucide-react/icons/rotate-cw";
import TimerOff from "lucide-react/icons/timer-off";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { localeNames } from "@/lib/i18n/locales";
import type { ChallengeDetail, RelayDto } from "@/lib/three-ds/schema";
import { ContactForm } from "./contact-form";
import { RelayForm } from "./relay-form";
import type { DeskRights } from "./three-ds-screen";
import { useSecondsLeft } from "./use-seconds-left";

/** Every sending of this code and how it stands, newest first. */
function RelayLog({ relays }: { relays: readonly RelayDto[] }) {
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

/** Sending the code to the cardholder: by what, to whom, in which language, and how it went. */
export function RelaySection({ challenge, rights }: { challenge: ChallengeDetail; rights: DeskRights }) {
  const t = useTranslations("three-ds.relay");
  const over = useSecondsLeft(challenge.expiresAt) === 0;
  const mine = challenge.claimedBy?.id === rights.viewerId;
  const offered = challenge.adapters.length > 0;
  const open = rights.mayRelay && !over && challenge.hasCode;
  return (
    <Section title={t("title")}>
      <div className="grid gap-4">
        {offered ? null : (
          <Callout tone="neutral" title={t("none")}>
            {t("noneText")}
          </Callout>
        )}
        {offered && open && mine ? (
          <RelayForm key={challenge.contact?.language} challenge={challenge} />
        ) : null}
        {offered && open && !mine ? <p className="text-muted text-sm">{t("claimFirst")}</p> : null}
        <ContactEditor challenge={challenge} mayEdit={rights.mayRelay} />
        <RelayLog relays={challenge.relays} />
      </div>
    </Section>
  );
}

/** Where the codes of this card may go, and changing it. */
function ContactEditor({ challenge, mayEdit }: { challenge: ChallengeDetail; mayEdit: boolean }) {
  const t = useTranslations("three-ds.contact");
  const [editing, setEditing] = useState(false);
  const { card, contact } = challenge;
  if (!card) return <p className="text-muted text-xs">{t("unknownCard")}</p>;
  if (editing) return <ContactForm cardId={card.id} contact={contact} onDone={() => setEditing(false)} />;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-t pt-3 text-sm">
      <div className="min-w-0 flex-1">
        <div className="font-medium">{t("title")}</div>
        <div className="wrap-anywhere text-muted text-xs">
          {contact
            ? [contact.email, contact.phone, localeNames[contact.language]].filter(Boolean).join(" · ")
            : t("hint")}
        </div>
      </div>
      {mayEdit ? (
        <Button size="sm" onClick={() => setEditing(true)}>
          {contact ? t("edit") : t("add")}
        </Button>
      ) : null}
    </div>
  );
}
