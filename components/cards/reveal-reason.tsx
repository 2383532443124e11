"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { REVEAL_REASON_MAX, REVEAL_REASON_MIN } from "@/lib/cards/constants";
import type { RevealState } from "@/lib/cards/schema";
import type { ActionError } from "@/lib/core/result";
import type { Reveal } from "./use-reveal";

const REASONS = ["holder", "wallet", "dispute", "other"] as const;
type ReasonKey = (typeof REASONS)[number];

interface RevealReasonChoiceProps {
  value: ReasonKey | null;
  onChange: (reason: ReasonKey) => void;
  problem: string | undefined;
}

/** The usual reasons, none of them chosen beforehand: the person has to say it. */
function RevealReasonChoice({ value, onChange, problem }: RevealReasonChoiceProps) {
  const t = useTranslations("cards.reveal");
  const id = useId();
  return (
    <fieldset aria-describedby={problem ? `${id}problem` : undefined}>
      <legend className="mb-1 font-medium text-sm">{t("why")}</legend>
      <div className="overflow-hidden rounded-md border border-line-strong">
        {REASONS.map((reason) => (
          <label
            key={reason}
            className="flex min-h-9 cursor-pointer items-center gap-2.5 border-line border-t px-3 text-sm first:border-t-0 hover:bg-hover has-checked:bg-accent-subtle has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={id}
              value={reason}
              checked={value === reason}
              onChange={() => onChange(reason)}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            {t(`reason.${reason}`)}
          </label>
        ))}
      </div>
      {problem ? (
        <p id={`${id}problem`} role="alert" className="mt-1 flex items-start gap-1 text-danger text-xs">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}

const PROBLEMS = ["reasonShort", "tooLong", "cardNumber"] as const;

/** Why the number is not shown, or why the proof was not accepted, and what to do. */
function RevealProblem({ error }: { error: ActionError | "lost" | null }) {
  const t = useTranslations("cards.reveal");
  if (!error) return null;
  if (error === "lost")
    return (
      <Callout tone="warning" role="alert" title={t("lost")}>
        {t("lostText")}
      </Callout>
    );
  if (error.code === "RATE_LIMITED")
    return (
      <Callout tone="danger" role="alert" title={t("tries")}>
        {t("triesText")}
      </Callout>
    );
  const problems = Object.values(error.fields ?? {});
  if (problems.length === 0) return <ActionErrorNotice error={error} />;
  return (
    <Callout tone="danger" role="alert">
      {problems.map((problem) => (
        <p key={problem}>{t(`problem.${PROBLEMS.find((known) => known === problem) ?? "invalid"}`)}</p>
      ))}
    </Callout>
  );
}

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
