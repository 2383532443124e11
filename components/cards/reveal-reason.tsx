"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { RevealState } from "@/lib/cards/schema";
import { REVEAL_REASON_MAX, REVEAL_REASON_MIN } from "@/lib/cards/vocabulary";
import { RevealProblem } from "./reveal-problem";
import { type ReasonKey, RevealReasonChoice } from "./reveal-reason-choice";
import type { Reveal } from "./use-reveal";

interface RevealReasonProps {
  reveal: Reveal;
  state: RevealState;
  onClose: () => void;
}

/** Step 1: why, and how many are left today. */
export function RevealReason({ reveal, state, onClose }: RevealReasonProps) {
  const t = useTranslations("cards.reveal");
  const note = useRef<HTMLTextAreaElement>(null);
  const [choice, setChoice] = useState<ReasonKey | null>(null);
  const [problem, setProblem] = useState<"choice" | "note" | null>(null);
  const [pending, startTransition] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice === null) return setProblem("choice");
    const words = note.current?.value.trim() ?? "";
    if (choice === "other" && words.length < REVEAL_REASON_MIN) {
      setProblem("note");
      return note.current?.focus();
    }
    setProblem(null);
    const reason = choice === "other" ? words : [t(`reason.${choice}`), words].filter(Boolean).join(": ");
    startTransition(() => reveal.ask(reason));
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <RevealReasonChoice
        value={choice}
        onChange={(next) => {
          setChoice(next);
          setProblem(null);
        }}
        problem={problem === "choice" ? t("choiceMissing") : undefined}
      />
      <Field
        label={t("note")}
        hint={t("noteHint")}
        error={problem === "note" ? t("noteShort", { min: REVEAL_REASON_MIN }) : undefined}
        optional={choice !== "other"}
        required={choice === "other"}
      >
        <Textarea ref={note} rows={2} maxLength={REVEAL_REASON_MAX - 60} onChange={() => setProblem(null)} />
      </Field>
      <p className="text-muted text-sm">
        {t("budget", { left: state.remainingToday, budget: state.budget })} {t("recorded")}
      </p>
      <RevealProblem error={reveal.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="primary" type="submit" pending={pending}>
          {t("go")}
        </Button>
      </div>
    </form>
  );
}
