"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { callAction, LOST } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { recordHolderAction } from "@/lib/cards/actions";
import { HOLDER_MAX } from "@/lib/cards/constants";
import { cardKeys } from "@/lib/cards/query-options";
import type { CardDetail } from "@/lib/cards/schema";
import type { ActionError } from "@/lib/core/result";
import { lastFour } from "./card-name";

const PROBLEMS = ["nameNeeded", "tooLong", "cardNumber"] as const;

/** Writes down who holds the card, or takes it back; pressing again changes nothing more. */
export function HolderDialog({ card: opened, onClose }: { card: CardDetail; onClose: () => void }) {
  const t = useTranslations("cards.holder");
  const client = useQueryClient();
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [card] = useState(opened);
  const shown = card.holder?.kind === "recorded" ? card.holder.name : null;
  const [name, setName] = useState(shown ?? "");
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();

  const send = (recorded: string | null) =>
    startTransition(async () => {
      setError(null);
      const form = { cardId: card.id, name: recorded, shown };
      const result = await callAction(() => recordHolderAction(form));
      if (!result?.ok) return setError(result?.error ?? LOST);
      await client.invalidateQueries({ queryKey: cardKeys.all });
      onClose();
      toast({ tone: "success", title: t(recorded === null ? "removed" : "done") });
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(name);
  };
  const found = error?.fields?.name;
  const problem = found ? (PROBLEMS.find((known) => known === found) ?? "invalid") : null;
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={input}
      dismissible={!pending}
      title={t("title", { last4: lastFour(card) })}
      description={t("description")}
      footer={
        <>
          {shown === null ? null : (
            <Button className="mr-auto" onClick={() => send(null)} disabled={pending}>
              {t("remove")}
            </Button>
          )}
          <Button onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={formId} pending={pending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t("name")} error={problem ? t(`problem.${problem}`) : undefined} required>
          <Input
            ref={input}
            value={name}
            maxLength={HOLDER_MAX}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {error && !problem ? <ActionErrorNotice error={error} /> : null}
      </form>
    </Dialog>
  );
}
