"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState, useTransition } from "react";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { createCardAction } from "@/lib/cards/actions";
import { cardKeys } from "@/lib/cards/query-options";
import type { CardFacets, CreateCardInput } from "@/lib/cards/schema";
import type { OperationDto } from "@/lib/operations/schema";
import { CardActionOutcome } from "./card-action-outcome";
import { CreateCardFields } from "./create-card-fields";
import { readCreateForm } from "./read-create-form";

interface CreateCardDialogProps {
  facets: CardFacets;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

export function CreateCardDialog({ facets, onClose, onFollow }: CreateCardDialogProps) {
  const t = useTranslations("cards.create");
  const id = useId();
  const router = useRouter();
  const client = useQueryClient();
  const element = useRef<HTMLFormElement>(null);
  const [mode, setMode] = useState<"B2B" | "B2C">("B2B");
  const [pending, startTransition] = useTransition();
  const form = useOperationForm<CreateCardInput>({
    action: createCardAction,
    onSucceeded: async (operation) => {
      await client.invalidateQueries({ queryKey: cardKeys.all });
      onClose();
      const made = resultOf(operation);
      toast({
        tone: "success",
        title: t("done", { title: made.title }),
        description: t("doneText"),
        action: made.cardId
          ? { label: t("open"), onClick: () => router.push(`/cards/${encodeURIComponent(made.cardId)}`) }
          : undefined,
      });
    },
    onFollow: (operationId) => {
      onClose();
      onFollow(operationId);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = readCreateForm(new FormData(event.currentTarget), mode);
    startTransition(() => form.submit((operationId) => ({ operationId, ...values })));
  };
  useEffect(() => {
    if (form.error?.code !== "INVALID_INPUT") return;
    element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [form.error]);
  const fields = form.error?.code === "INVALID_INPUT" ? (form.error.fields ?? {}) : {};
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      description={t("description")}
      dismissible={!pending}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" form={id} pending={pending}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form id={id} ref={element} onSubmit={submit} noValidate className="grid gap-4">
        <CreateCardFields mode={mode} onMode={setMode} facets={facets} problems={fields} />
        {Object.keys(fields).length === 0 ? <CardActionOutcome error={form.error} /> : null}
      </form>
    </Dialog>
  );
}

function resultOf({ result }: OperationDto): { cardId: string; title: string } {
  const facts: Record<string, unknown> = result && typeof result === "object" ? { ...result } : {};
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return { cardId: text(facts.cardId), title: text(facts.title) };
}
