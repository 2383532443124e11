"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { Textarea } from "./textarea";

interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  /** Names the act and the object: “Terminate card •••• 8348”. */
  title: string;
  /** One sentence that says what will happen, with the numbers. */
  sentence: ReactNode;
  confirmLabel: string;
  /** What the button will do is still being read. */
  waiting?: boolean;
  tone?: "danger" | "primary";
  /** Asks for a reason, which is passed to `onConfirm`. */
  reason?: { label: string; hint?: string; required?: boolean; maxLength?: number };
  /** Must be typed exactly, such as the last four digits. */
  typed?: { label: string; expected: string };
  /** What came of the last attempt, usually an ActionErrorNotice. */
  outcome?: ReactNode;
  children?: ReactNode;
  /** Resolves when the attempt is over; the caller closes the dialog or sets `outcome`. */
  onConfirm: (input: { reason: string }) => Promise<void>;
}

/** Asks before an act that cannot be taken back. Nothing here is a form, so Enter never sets it off. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <OpenConfirmDialog {...props} /> : null;
}

function OpenConfirmDialog(props: ConfirmDialogProps) {
  const { onClose, title, sentence, confirmLabel, tone = "danger", outcome, children, onConfirm } = props;
  const t = useTranslations("ui.confirm");
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<{ reason?: string; typed?: string }>({});
  const [pending, startTransition] = useTransition();
  const cancel = useRef<HTMLButtonElement>(null);

  const confirm = () => {
    const found = {
      ...(props.reason?.required && reason.trim() === "" ? { reason: t("reasonMissing") } : {}),
      ...(props.typed && typed.trim() !== props.typed.expected
        ? { typed: t("typedDiffers", { expected: props.typed.expected }) }
        : {}),
    };
    setProblem(found);
    if (Object.keys(found).length > 0) return;
    startTransition(() => onConfirm({ reason: reason.trim() }));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size="md"
      dismissible={!pending}
      {...(props.reason || props.typed ? {} : { initialFocus: cancel })}
      footer={
        <>
          <Button ref={cancel} onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button variant={tone} pending={pending || (props.waiting ?? false)} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <p className="text-base text-ink">{sentence}</p>
        {children}
        {props.reason ? (
          <Field
            label={props.reason.label}
            hint={props.reason.hint}
            error={problem.reason}
            required={props.reason.required ?? false}
            optional={!props.reason.required}
          >
            <Textarea
              value={reason}
              maxLength={props.reason.maxLength ?? 500}
              rows={2}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        ) : null}
        {props.typed ? (
          <Field label={props.typed.label} error={problem.typed} required>
            <Input
              value={typed}
              autoComplete="off"
              spellCheck={false}
              className="max-w-40 font-mono"
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        ) : null}
        {outcome}
      </div>
    </Dialog>
  );
}
