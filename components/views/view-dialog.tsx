"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionError } from "@/lib/core/result";
import { VIEW_NAME_MAX } from "@/lib/views/constants";
import type { SavedView } from "@/lib/views/schema";
import { ShareFields } from "./share-fields";
import type { ViewControls } from "./use-saved-views";
import { useViewForm, type ViewFields } from "./use-view-form";
import type { ViewTask } from "./view-actions";

interface ViewDialogProps {
  task: ViewTask;
  saved: ViewControls;
  onClose: () => void;
}

/** Saves the list's present state under a name, renames a view, or says who else sees it. */
export function ViewDialog({ task, saved, onClose }: ViewDialogProps) {
  const t = useTranslations("transactions.views");
  const id = useId();
  const { current } = saved;
  const form = useViewForm(task, saved, onClose);
  const [pending, startTransition] = useTransition();
  const [fields, setFields] = useState<ViewFields>({
    name: task === "rename" ? (current?.name ?? "") : "",
    sharedWith: task === "share" ? (current?.sharedWith ?? []) : [],
    asDefault: false,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(() => form.submit({ ...fields, name: fields.name.trim() }));
  };
  const words = useDialogLabels(task, current);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      description={words.description}
      size="sm"
      dismissible={!pending}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={id} pending={pending}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-4">
        <Fields task={task} saved={saved} error={form.error} fields={fields} onChange={setFields} />
        <ViewProblem error={form.error} />
      </form>
    </Dialog>
  );
}

function useDialogLabels(task: ViewTask, current: SavedView | null) {
  const t = useTranslations("transactions.views");
  const name = current?.name ?? "";
  const shareText = current?.ownerName ? t("shareTextAdmin", { owner: current.ownerName }) : t("shareText");
  return {
    create: { title: t("createTitle"), description: t("createText"), confirm: t("confirmCreate") },
    rename: { title: t("renameTitle", { name }), description: undefined, confirm: t("confirmRename") },
    share: { title: t("shareTitle", { name }), description: shareText, confirm: t("confirmShare") },
  }[task];
}

interface FieldsProps {
  task: ViewTask;
  saved: ViewControls;
  error: ActionError | null;
  fields: ViewFields;
  onChange: (fields: ViewFields) => void;
}

function Fields({ task, saved: { current, mayShare }, error, fields, onChange }: FieldsProps) {
  const t = useTranslations("transactions.views");
  return (
    <>
      {task === "share" ? null : (
        <NameField error={error} value={fields.name} onChange={(name) => onChange({ ...fields, name })} />
      )}
      {task === "share" || (task === "create" && mayShare) ? (
        <ShareFields
          roles={fields.sharedWith}
          // Who may not share can only take back.
          offered={mayShare ? undefined : (current?.sharedWith ?? [])}
          onChange={(sharedWith) => onChange({ ...fields, sharedWith })}
        />
      ) : null}
      {task === "create" ? (
        <Checkbox
          label={t("asDefault")}
          checked={fields.asDefault}
          onChange={(event) => onChange({ ...fields, asDefault: event.target.checked })}
        />
      ) : null}
    </>
  );
}

interface NameFieldProps {
  error: ActionError | null;
  value: string;
  onChange: (text: string) => void;
}

function NameField({ error, value, onChange }: NameFieldProps) {
  const t = useTranslations("transactions.views");
  const problemText = useViewProblem();
  const problem = error?.fields?.name;
  return (
    <Field label={t("name")} hint={t("nameHint")} error={problem ? problemText(problem) : undefined} required>
      <Input
        value={value}
        maxLength={VIEW_NAME_MAX}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** What is wrong, unless it is the name's problem and stands there. */
function ViewProblem({ error }: { error: ActionError | null }) {
  const t = useTranslations("transactions.views");
  const problemText = useViewProblem();
  if (!error || error.fields?.name) return null;
  const [problem] = Object.values(error.fields ?? {});
  const told = problem
    ? problemText(problem)
    : error.code === "STALE"
      ? t("stale")
      : error.code === "NOT_ALLOWED_NOW"
        ? t("tooMany")
        : null;
  return told ? <Callout tone="danger" role="alert" title={told} /> : <ActionErrorNotice error={error} />;
}

const PROBLEMS = ["required", "tooLong", "nameTaken", "cardNumber", "badQuery"] as const;

function useViewProblem(): (problem: string) => string {
  const t = useTranslations("transactions.views.problem");
  return (problem) => t(PROBLEMS.find((known) => known === problem) ?? "invalid");
}
