"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { useStepUp } from "@/components/auth/step-up";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { localeNames } from "@/lib/i18n/locales";
import { saveContactAction } from "@/lib/three-ds/actions";
import { RELAY_LANGUAGES } from "@/lib/three-ds/constants";
import { challengeKeys } from "@/lib/three-ds/query-options";
import type { ContactDto } from "@/lib/three-ds/schema";
import { DeskProblemNotice } from "./three-ds-problem";

interface ContactFormProps {
  cardId: string;
  contact: ContactDto | null;
  onDone: () => void;
}

export function ContactForm({ cardId, contact, onDone }: ContactFormProps) {
  const t = useTranslations("three-ds.contact");
  const problem = useTranslations("three-ds.problem");
  const client = useQueryClient();
  const withStepUp = useStepUp();
  const locale = useLocale();
  const [email, setEmail] = useState(contact?.email ?? "");
  const [phone, setPhone] = useState(contact?.phone ?? "");
  const [language, setLanguage] = useState(
    contact?.language ?? RELAY_LANGUAGES.find((one) => one === locale) ?? "en",
  );
  const [error, setError] = useState<ActionError | "lost" | null>(null);
  const [pending, startTransition] = useTransition();
  const fields = error && error !== "lost" ? (error.fields ?? {}) : {};

  const save = (input: { email: string; phone: string }) =>
    startTransition(async () => {
      setError(null);
      const result = await callAction(() =>
        withStepUp(() => saveContactAction({ cardId, language, ...input })),
      );
      if (!result?.ok) return setError(result ? result.error : "lost");
      toast({ tone: "success", title: t(result.data ? "saved" : "removed") });
      await client.invalidateQueries({ queryKey: challengeKeys.all });
      onDone();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // An empty address would remove the contact, which has a button of its own.
    save({ email: email.trim() || " ", phone: phone.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3 border-line border-t pt-3">
      <Field label={t("email")} hint={t("hint")} error={fields.email ? problem("emailFormat") : undefined}>
        <Input
          type="email"
          value={email}
          autoComplete="off"
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("phone")} optional error={fields.phone ? problem("phoneFormat") : undefined}>
          <Input
            type="tel"
            value={phone}
            autoComplete="off"
            onChange={(event) => setPhone(event.target.value)}
          />
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
      {Object.keys(fields).length === 0 ? <DeskProblemNotice error={error} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        {contact ? (
          <Button variant="ghost" pending={pending} onClick={() => save({ email: "", phone: "" })}>
            {t("remove")}
          </Button>
        ) : null}
        <Button onClick={onDone} disabled={pending}>
          {t("cancel")}
        </Button>
        <Button type="submit" variant="primary" pending={pending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
