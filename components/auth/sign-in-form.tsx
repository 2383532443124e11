"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Stranger } from "@/components/ui/stranger";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DemoSignIn } from "@/lib/auth/schema";

/** Posts to next-auth's own endpoints without its client library. */
export function SignInForm({ callbackUrl, demo }: { callbackUrl: string; demo: DemoSignIn[] }) {
  const t = useTranslations("auth");
  const [problem, setProblem] = useState<"wrong" | "limited" | "failed" | null>(null);
  const [pending, setPending] = useState(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);

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
    password.current?.select();
  }

  const fill = (person: DemoSignIn) => {
    if (email.current) email.current.value = person.email;
    if (password.current) password.current.value = person.password;
    setProblem(null);
    button.current?.focus();
  };

  return (
    <div className="grid gap-4">
      <form
        method="post"
        onSubmit={submit}
        className="grid gap-4 rounded-xl border border-line bg-surface p-6 shadow-md"
      >
        {problem && (
          <Callout tone="danger" role="alert">
            {t(`problem.${problem}`)}
          </Callout>
        )}
        <Field label={t("email")}>
          <Input ref={email} name="email" type="email" autoComplete="username" className="h-10!" required />
        </Field>
        <Field label={t("password")}>
          <Input
            ref={password}
            name="password"
            type="password"
            autoComplete="current-password"
            className="h-10!"
            required
          />
        </Field>
        <SubmitButton ref={button} size="lg" className="mt-1 w-full" pending={pending}>
          {t("signIn")}
        </SubmitButton>
      </form>
      {demo.length > 0 ? <DemoSignIns people={demo} onPick={fill} /> : null}
    </div>
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
  return error === "INTERNAL" || error === "BUSY" ? "failed" : "wrong";
}

interface DemoSignInsProps {
  people: DemoSignIn[];
  onPick: (person: DemoSignIn) => void;
}

/** The people of the demo, to fill the form with. */
function DemoSignIns({ people, onPick }: DemoSignInsProps) {
  const t = useTranslations("auth");
  return (
    <details className="group rounded-lg border border-line bg-surface">
      <summary className="flex cursor-pointer select-none list-none items-center gap-2 rounded-lg px-3 py-2 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 text-muted transition-transform group-open:rotate-90"
        />
        {t("demo.title")}
        <span className="ml-auto text-muted text-xs">{t("demo.sandboxOnly")}</span>
      </summary>
      <ul className="border-line border-t p-1">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              onClick={() => onPick(person)}
              className="flex w-full items-center justify-between gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover focus-visible:outline-offset-0"
            >
              <span className="min-w-0">
                <span className="block truncate text-sm">
                  <Stranger>{person.name}</Stranger>
                </span>
                <span className="block truncate text-muted text-xs">
                  <Stranger>{person.email}</Stranger>
                </span>
              </span>
              <Badge>{t(`role.${person.role}`)}</Badge>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
