"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { stepUpAction } from "@/lib/auth/actions";
import type { ActionError } from "@/lib/core/result";

type Method = "password" | "totp";

interface StepUpFormProps {
  hasTotp: boolean;
  /** What the button says that goes on. */
  confirm: ReactNode;
  onProven: () => Promise<void> | void;
  onCancel: () => void;
}

/** The same person is still there. What is typed stays in its box and is emptied with each try. */
export function StepUpForm({ hasTotp, confirm, onProven, onCancel }: StepUpFormProps) {
  const t = useTranslations("ui.stepUp");
  const box = useRef<HTMLInputElement>(null);
  const [method, setMethod] = useState<Method>(hasTotp ? "totp" : "password");
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<ActionError | "lost" | null>(null);
  // No transition: React ends them together, and the form below waits in one of its own for this proof.
  const [pending, setPending] = useState(false);
  const wrong = refusal !== null && refusal !== "lost" && Boolean(refusal.fields?.secret);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another method is another box.
  useEffect(() => box.current?.focus(), [method]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const secret = box.current?.value ?? "";
    setMissing(secret === "");
    if (secret === "") {
      box.current?.focus();
      return;
    }
    if (box.current) box.current.value = "";
    setPending(true);
    const result = await callAction(() => stepUpAction({ method, secret }));
    if (result?.ok) await onProven();
    else setRefusal(result === null ? "lost" : result.error);
    setPending(false);
    box.current?.focus();
  };
  const change = () => {
    setMissing(false);
    setRefusal(null);
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
            change();
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
        <Input ref={box} key={method} {...BOX[method]} onChange={change} />
      </Field>
      {wrong ? null : <Problem error={refusal} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel} disabled={pending}>
          {t("cancel")}
        </Button>
        <Button variant="primary" type="submit" pending={pending}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}

function Problem({ error }: { error: ActionError | "lost" | null }) {
  const t = useTranslations("ui.stepUp");
  if (!error) return null;
  if (error !== "lost" && error.code !== "RATE_LIMITED") return <ActionErrorNotice error={error} />;
  const kind = error === "lost" ? "lost" : "tries";
  return (
    <Callout tone={error === "lost" ? "warning" : "danger"} role="alert" title={t(kind)}>
      {t(`${kind}Text`)}
    </Callout>
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
