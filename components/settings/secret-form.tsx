"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionError } from "@/lib/core/result";

interface SecretFormProps {
  kind: "password" | "code";
  confirm: string;
  danger?: boolean;
  /** Gives what is wrong, or null. */
  onSend: (secret: string) => Promise<ActionError | null>;
  onClose: () => void;
}

/** One box for a password or a code; what is typed stays in the box and is emptied with each try. */
export function SecretForm({ kind, confirm, danger = false, onSend, onClose }: SecretFormProps) {
  const t = useTranslations("settings.totp");
  const box = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [missing, setMissing] = useState(false);
  const [pending, startTransition] = useTransition();
  useEffect(() => box.current?.focus(), []);
  const problem = error?.fields?.[kind];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const secret = box.current?.value ?? "";
    setMissing(secret === "");
    if (secret === "") return box.current?.focus();
    if (box.current) box.current.value = "";
    startTransition(async () => {
      const refusal = await onSend(secret);
      setError(refusal);
      if (refusal) box.current?.focus();
    });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field
        label={t(kind)}
        error={missing ? t(`${kind}Missing`) : problem ? t(`${kind}Wrong`) : undefined}
        required
      >
        <Input
          ref={box}
          {...BOX[kind]}
          onChange={() => {
            setMissing(false);
            setError(null);
          }}
        />
      </Field>
      {error && !problem ? <ActionErrorNotice error={error} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose} disabled={pending}>
          {t("cancel")}
        </Button>
        <Button variant={danger ? "danger" : "primary"} type="submit" pending={pending}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}

const BOX = {
  password: { type: "password", autoComplete: "current-password" },
  code: {
    type: "text",
    inputMode: "numeric",
    autoComplete: "one-time-code",
    maxLength: 7,
    className: "max-w-40 font-mono tracking-[0.3em]",
  },
} as const;
