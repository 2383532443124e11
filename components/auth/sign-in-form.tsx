"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

/** Posts to next-auth's own endpoints without its client library. */
export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const t = useTranslations("auth");
  const [problem, setProblem] = useState<"wrong" | "limited" | "failed" | null>(null);
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    setPending(true);
    setProblem(null);
    const outcome = await signIn(String(form.get("email")), String(form.get("password"))).catch(
      () => "failed" as const,
    );
    if (outcome === "ok") {
      window.location.assign(callbackUrl);
      return;
    }
    setPending(false);
    setProblem(outcome);
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Callout tone="danger">{t(`problem.${problem}`)}</Callout>}
      <Field label={t("email")}>
        <Input name="email" type="email" autoComplete="username" required />
      </Field>
      <Field label={t("password")}>
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <SubmitButton pending={pending}>{t("signIn")}</SubmitButton>
    </form>
  );
}

async function signIn(email: string, password: string): Promise<"ok" | "wrong" | "limited" | "failed"> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const response = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      email,
      password,
      csrfToken,
      json: "true",
      callbackUrl: window.location.href,
    }),
  });
  const { url } = await response.json();
  const error = new URL(url, window.location.href).searchParams.get("error");
  if (response.ok && !error) return "ok";
  if (error === "RATE_LIMITED") return "limited";
  return error === "INTERNAL" ? "failed" : "wrong";
}
