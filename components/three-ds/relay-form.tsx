"use client";

import { useQueryClient } from "@tanstack/react-query";
import Send from "lucide-react/icons/send";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { useStepUp } from "@/components/auth/step-up";
import { newOperationId } from "@/components/operations/new-operation-id";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ActionError } from "@/lib/core/result";
import { localeNames } from "@/lib/i18n/locales";
import { relayCodeAction } from "@/lib/three-ds/actions";
import { RELAY_LANGUAGES } from "@/lib/three-ds/constants";
import { challengeKeys } from "@/lib/three-ds/query-options";
import type { ChallengeDetail } from "@/lib/three-ds/schema";
import { DeskProblemNotice } from "./three-ds-problem";

export function RelayForm({ challenge }: { challenge: ChallengeDetail }) {
  const t = useTranslations("three-ds.relay");
  const client = useQueryClient();
  const withStepUp = useStepUp();
  const locale = useLocale();
  const [name, setName] = useState(challenge.adapters[0]?.name ?? "email");
  const [language, setLanguage] = useState(
    challenge.contact?.language ?? RELAY_LANGUAGES.find((one) => one === locale) ?? "en",
  );
  // The same click, sent again because its answer was lost, is the same sending.
  const [relayId, setRelayId] = useState(newOperationId);
  const [error, setError] = useState<ActionError | "lost" | null>(null);
  const [pending, startTransition] = useTransition();
  const adapter = challenge.adapters.find((one) => one.name === name);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setError(null);
    startTransition(async () => {
      const input = { challengeId: challenge.id, relayId, adapter: name, language };
      const result = await callAction(() => withStepUp(() => relayCodeAction(input)));
      if (result?.ok) setRelayId(newOperationId());
      else setError(result ? result.error : "lost");
      await client.invalidateQueries({ queryKey: challengeKeys.all });
    });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("adapter")}>
          <Select value={name} onChange={(event) => setName(chosen(challenge, event.target.value) ?? name)}>
            {challenge.adapters.map((one) => (
              <option key={one.name} value={one.name}>
                {t(`adapters.${one.name}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("language")}>
          <Select
            value={language}
            onChange={(event) =>
              setLanguage(RELAY_LANGUAGES.find((one) => one === event.target.value) ?? language)
            }
          >
            {RELAY_LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {localeNames[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 text-sm">
          <span className="text-muted">{t("recipient")}</span>{" "}
          {adapter?.recipient ? (
            <span className="break-all font-medium">{adapter.recipient}</span>
          ) : (
            <span className="text-warning">{t("needsContact")}</span>
          )}
        </p>
        <Button type="submit" variant="primary" pending={pending} disabled={!adapter?.recipient}>
          <Send aria-hidden="true" />
          {t("send")}
        </Button>
      </div>
      <DeskProblemNotice error={error} />
    </form>
  );
}

function chosen(challenge: ChallengeDetail, value: string) {
  return challenge.adapters.find((one) => one.name === value)?.name;
}
