"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState, useTransition } from "react";
import { useStepUp } from "@/components/auth/step-up";
import { useCountdown } from "@/components/cards/use-countdown";
import { isAway, useLeaving } from "@/components/cards/use-leaving";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { ActionError } from "@/lib/core/result";
import { countryName } from "@/lib/i18n/countries";
import { revealIdentityAction } from "@/lib/users/actions";
import type { RevealedIdentity, UserProfile } from "@/lib/users/schema";
import { maskedDocument, phoneText } from "./user-name";

/** What the user is registered with. Document number and birth date are masked until they are asked for. */
export function UserFacts({ user }: { user: UserProfile }) {
  const t = useTranslations("users.profile");
  const type = useTranslations("users");
  const locale = useLocale();
  const identity = useIdentity(user.id);
  const { shown } = identity;
  const id = (value: string | null, label: string) => value && <CopyId value={value} label={label} />;
  const facts: [string, ReactNode][] = [
    [t("phone"), phoneText(user.phone)],
    [t("document"), user.documentType && type("documentType", { type: user.documentType })],
    [
      t("number"),
      <Secret key="number" full={shown?.documentNumber} masked={maskedDocument(user.documentEnd)} />,
    ],
    [
      t("born"),
      <Secret key="born" full={shown?.dateOfBirth} masked={user.identityKnown ? "••••-••-••" : null} />,
    ],
    [
      t("country"),
      user.country && (
        // Node and the browser may know a country by different names.
        <span key="country" suppressHydrationWarning>
          {countryName(user.country, locale)}
        </span>
      ),
    ],
    [t("created"), user.issuedAt && <Time value={user.issuedAt} show="exact" className="" />],
    [t("id"), id(user.id, t("id"))],
    [t("userId"), id(user.userId, t("userId"))],
    [t("referenceId"), id(user.referenceId, t("referenceId"))],
  ];
  const toggle = shown ? (
    <Button size="sm" onClick={identity.hide}>
      {t("hide")}
    </Button>
  ) : (
    <Button size="sm" pending={identity.pending} onClick={identity.show}>
      {t("show")}
    </Button>
  );
  return (
    <Section title={t("facts")} actions={user.may.identity && user.identityKnown ? toggle : null}>
      <KeyValueList items={facts.map(([label, value]) => ({ label, value: value ?? <Unknown /> }))} />
      {shown ? <TimeLeft seconds={shown.seconds} onEnd={identity.hide} /> : null}
      {identity.error ? <ActionErrorNotice error={identity.error} /> : null}
    </Section>
  );
}

function Secret({ full, masked }: { full: string | null | undefined; masked: string | null }) {
  const t = useTranslations("users.profile");
  if (full) {
    return (
      <span translate="no" className="font-mono text-[0.92em] print:hidden">
        {full}
      </span>
    );
  }
  if (masked === null) return <Unknown />;
  return (
    <span className="font-mono text-[0.92em] text-muted">
      <span aria-hidden="true">{masked}</span>
      <span className="sr-only">{t("masked")}</span>
    </span>
  );
}

function TimeLeft({ seconds, onEnd }: { seconds: number; onEnd: () => void }) {
  const t = useTranslations("users.profile");
  const left = useCountdown(seconds, onEnd);
  return (
    <p role="timer" className="mt-3 text-muted text-xs tabular-nums">
      {t("showing", { seconds: left })}
    </p>
  );
}

function Unknown() {
  const t = useTranslations("users");
  return <span className="text-faint">{t("unknown")}</span>;
}

/** Emptied when it is hidden: React keeps an old state for a while, but not what was in the box. */
interface Box {
  shown: RevealedIdentity | null;
}

/** A user's document number and birth date in full, for a short time and only while this window is looked at. */
function useIdentity(userId: string) {
  const withStepUp = useStepUp();
  const [box, setBox] = useState<Box | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const hide = () => {
    if (box) box.shown = null;
    setBox(null);
  };
  useLeaving(box !== null, hide);
  const show = () =>
    startTransition(async () => {
      setError(null);
      const result = await callAction(() => withStepUp(() => revealIdentityAction(userId)));
      if (!result) return;
      if (!result.ok) setError(result.error);
      // The answer came when nobody looks: it is not shown at all.
      else if (!isAway()) setBox({ shown: result.data });
    });
  return { shown: box?.shown ?? null, error, pending, show, hide };
}
