"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import type { ChallengeDetail } from "@/lib/three-ds/schema";
import { ContactEditor } from "./contact-editor";
import { RelayForm } from "./relay-form";
import { RelayLog } from "./relay-log";
import type { DeskRights } from "./three-ds-screen";
import { useSecondsLeft } from "./use-seconds-left";

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
