"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { COMMENT_MAX } from "@/lib/approvals/constants";
import { approvalKeys } from "@/lib/approvals/query-options";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import type { ActionError } from "@/lib/core/result";
import { commentOnRequestAction } from "@/lib/decisions/actions";

/** What people wrote about the request, for good, and a field for its maker and who may decide. */
export function ApprovalComments({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.comments");
  const { comments, mayComment } = approval;
  return (
    <Section title={t("title")} flush>
      {comments.length === 0 ? <p className="p-4 text-muted text-sm">{t("none")}</p> : null}
      <ol aria-label={t("title")} aria-live="polite">
        {comments.map((comment) => (
          <li key={comment.id} className="border-line border-b px-4 py-3 text-sm last:border-b-0">
            <p className="flex flex-wrap justify-between gap-x-3 text-xs">
              <span className="font-medium">
                <Stranger>{comment.authorName}</Stranger>
              </span>
              <span className="text-muted">
                <Time value={comment.createdAt} />
              </span>
            </p>
            <p className="mt-1 whitespace-pre-wrap wrap-anywhere">
              <Stranger>{comment.text}</Stranger>
            </p>
          </li>
        ))}
      </ol>
      {mayComment ? <CommentForm approvalId={approval.id} /> : null}
    </Section>
  );
}

const PROBLEMS = ["commentNeeded", "tooLong", "cardNumber"] as const;

function CommentForm({ approvalId }: { approvalId: string }) {
  const t = useTranslations("approvals.comments");
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return setProblem("commentNeeded");
    startTransition(async () => {
      const result = await answerOf(() => commentOnRequestAction({ approvalId, text }));
      setProblem(result.ok ? null : (result.error.fields?.text ?? null));
      setError(result.ok || result.error.fields?.text ? null : result.error);
      if (!result.ok) return;
      setText("");
      await client.invalidateQueries({ queryKey: approvalKeys.detail(approvalId) });
    });
  };
  const shown = problem ? (PROBLEMS.find((known) => known === problem) ?? "invalid") : null;
  return (
    <form onSubmit={submit} noValidate className="grid gap-2 border-line border-t p-4">
      <Field label={t("label")} hint={t("hint")} error={shown ? t(`problem.${shown}`) : undefined}>
        <Textarea
          value={text}
          maxLength={COMMENT_MAX}
          rows={2}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {error ? <ActionErrorNotice error={error} /> : null}
      <div className="flex justify-end">
        <Button type="submit" pending={pending}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}
