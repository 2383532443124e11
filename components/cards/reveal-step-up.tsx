"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { stepUpAction } from "@/lib/auth/actions";
import type { ActionError } from "@/lib/core/result";
import { RevealProblem } from "./reveal-problem";
import type { Reveal } from "./use-reveal";

type Method = "password" | "totp";

interface RevealStepUpProps {
  reveal: Reveal;
  hasTotp: boolean;
  onClose: () => void;
}

/** Step 2: the same person is still there. What is typed stays in its box and is emptied with each try. */
export function RevealStepUp({ reveal, hasTotp, onClose }: RevealStepUpProps) {
  const t = useTranslations("cards.stepUp");
  const box = useRef<HTMLInputElement>(null);
  const [method, setMethod] = useState<Method>(hasTotp ? "totp" : "password");
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<ActionError | "lost" | null>(null);
  const [pending, startTransition] = useTransition();
  const wrong = refusal !== null && refusal !== "lost" && Boolean(refusal.fields?.secret);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another method is another box.
  useEffect(() => box.current?.focus(), [method]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const secret = box.current?.value ?? "";
    setMissing(secret === "");
    if (secret === "") return box.current?.focus();
    if (box.current) box.current.value = "";
    startTransition(async () => {
      const result = await stepUpAction({ method, secret }).catch(() => null);
      if (result?.ok) return reveal.reveal();
      setRefusal(result === null ? "lost" : result.error);
      box.current?.focus();
    });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Callout tone="info">{t("why")}</Callout>
      {hasTotp ? (
        <SegmentedControl
          label={t("method")}
          value={method}
          onChange={(next) => {
            setMethod(next);
            setMissing(false);
            setRefusal(null);
          }}
          options={[
            { value: "totp", label: t("totp") },
            { value: "password", label: t("password") },
          ]}
        />
      ) : null}
      <Field
        label={t(method)}
        error={missing ? t(`${method}Missing`) : wrong ? t(`${method}Wrong`) : undefined}
        required
      >
        <Input
          ref={box}
          key={method}
          {...BOX[method]}
          onChange={() => {
            setMissing(false);
            setRefusal(null);
          }}
        />
      </Field>
      {wrong ? null : <RevealProblem error={refusal} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose} disabled={pending}>
          {t("cancel")}
        </Button>
        <Button variant="primary" type="submit" pending={pending}>
          {t("confirm")}
        </Button>
      </div>
    </form>
  );
}

const BOX = {
  password: { type: "password", autoComplete: "current-password" },
  totp: {
    type: "text",
    inputMode: "numeric",
    autoComplete: "one-time-code",
    className: "max-w-40 font-mono tracking-[0.3em]",
  },
} as const;
