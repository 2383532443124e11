"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useRef, useState, useTransition } from "react";
import { newOperationId } from "@/components/operations/new-operation-id";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { callAction, LOST } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { cutCardNumbers } from "@/lib/core/card-number";
import type { ActionError } from "@/lib/core/result";
import { addNoteAction } from "@/lib/transactions/actions";
import { NOTE_MAX } from "@/lib/transactions/constants";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";
import { transactionKeys } from "@/lib/transactions/query-options";

const PROBLEMS = ["noteNeeded", "tooLong", "cardNumber"] as const;

/** Writes a note. A card number is cut before it is sent; a lost reply can be tried again without a second note. */
function NoteForm({ transactionId }: { transactionId: string }) {
  const t = useTranslations("transactions.notes");
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [noteId, setNoteId] = useState(newOperationId);
  const [body, setBody] = useState("");
  const [cut, setCut] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();

  const type = (typed: string) => {
    const kept = cutCardNumbers(typed);
    setCut((before) => (kept === typed ? before && typed !== "" : true));
    setProblem(null);
    setBody(kept);
  };
  const send = async () => {
    setError(null);
    const result = await callAction(() => addNoteAction({ noteId, transactionId, body }));
    if (!result?.ok) {
      setProblem(result?.error.fields?.body ?? null);
      setError(result?.error.fields?.body ? null : (result?.error ?? LOST));
      return;
    }
    setBody("");
    setCut(false);
    setNoteId(newOperationId());
    await client.invalidateQueries({ queryKey: transactionKeys.detail(transactionId) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() === "") return setProblem("noteNeeded");
    startTransition(send);
  };
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-2 border-line border-t p-4">
      <Field
        label={t("label")}
        hint={t("hint")}
        error={problem ? t(`problem.${PROBLEMS.find((known) => known === problem) ?? "invalid"}`) : undefined}
      >
        <Textarea
          value={body}
          onChange={(event) => type(event.target.value)}
          onKeyDown={submitByKey}
          maxLength={NOTE_MAX}
          rows={2}
          autoComplete="off"
        />
      </Field>
      {cut ? (
        <p role="status" className="text-warning text-xs">
          {t("cut")}
        </p>
      ) : null}
      {error ? <ActionErrorNotice error={error} /> : null}
      <div className="flex items-center justify-between gap-3">
        <span className="text-muted text-xs">
          {body.length > NOTE_MAX - 200 ? t("left", { count: NOTE_MAX - body.length }) : ""}
        </span>
        <Button type="submit" pending={pending}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}

/** What people wrote about the transaction, for good, and a field for those who may write. */
export function Notes({ transaction: { id, notes, may } }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.notes");
  return (
    <Section title={t("title")} flush>
      {notes.length === 0 ? <p className="p-4 text-muted text-sm">{t("none")}</p> : null}
      <ol aria-label={t("title")} aria-live="polite">
        {notes.map((note) => (
          <li key={note.id} className="border-line border-b px-4 py-3 text-sm last:border-b-0">
            <p className="flex flex-wrap justify-between gap-x-3 text-xs">
              <span className="font-medium">
                <Stranger>{note.authorName}</Stranger>
              </span>
              <span className="text-muted">
                <Time value={note.at} />
              </span>
            </p>
            <p className="mt-1 whitespace-pre-wrap wrap-anywhere">
              <Stranger>{note.body}</Stranger>
            </p>
          </li>
        ))}
      </ol>
      {may.note ? <NoteForm transactionId={id} /> : null}
    </Section>
  );
}
