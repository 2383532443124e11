"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type RefObject, useId, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { activateCardAction } from "@/lib/cards/actions";
import type { CardDetail } from "@/lib/cards/schema";
import { CardActionOutcome } from "./card-action-outcome";
import { lastFour, useCardName } from "./card-name";
import { PinFields } from "./pin-fields";
import { useCardForm } from "./use-card-form";
import { useLeaving } from "./use-leaving";
import { usePinFields } from "./use-pin-fields";

interface ActivateCardDialogProps {
  card: CardDetail;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Activates a physical card with the code that came with it, and sets its first PIN in the same call. */
export function ActivateCardDialog({ card: opened, onClose, onFollow }: ActivateCardDialogProps) {
  const t = useTranslations("cards");
  const id = useId();
  const name = useCardName();
  const fields = usePinFields(opened);
  const { reference, code, missing, take, clear, touch } = useActivation();
  const [pending, startTransition] = useTransition();
  const { card, form, setCard } = useCardForm({
    card: opened,
    action: activateCardAction,
    onClose,
    onFollow,
    onDone: (now) => {
      const said = now?.state === "active" ? "done" : "accepted";
      toast({
        tone: said === "done" ? "success" : "info",
        title: t(`activate.${said}`, { last4: lastFour(opened) }),
        description: t(`activate.${said}Text`),
      });
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pin = fields.take();
    const activation = take();
    if (pin === null || activation === null) return;
    fields.clear();
    clear();
    startTransition(() =>
      form.submit((operationId) => ({
        operationId,
        cardId: card.id,
        version: card.version,
        pin,
        ...activation,
      })),
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("activate.title", { last4: lastFour(card) })}
      dismissible={!pending}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("pin.cancel")}
          </Button>
          <Button variant="primary" type="submit" form={id} pending={pending}>
            {t("activate.confirm")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate autoComplete="off" className="grid gap-4">
        <p className="text-base text-ink">{t("activate.sentence", { name: name(card) })}</p>
        <ActivationFields reference={reference} code={code} missing={missing} onChange={touch} />
        <PinFields fields={fields} />
        <Callout tone="info">{t("activate.onlyThen")}</Callout>
        <CardActionOutcome error={form.error} shown={card} onReload={setCard} />
      </form>
    </Dialog>
  );
}

/** The boxes that name the piece of plastic; the code is as secret as the PIN and lives in its box alone. */
function useActivation() {
  const reference = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState<MissingActivation>({});
  const clear = () => {
    if (code.current) code.current.value = "";
  };
  useLeaving(true, clear);
  const take = () => {
    const physicalCardReferenceId = reference.current?.value.trim() ?? "";
    const activateCode = code.current?.value.trim() ?? "";
    setMissing({ reference: physicalCardReferenceId === "", code: activateCode === "" });
    if (activateCode === "") code.current?.focus();
    if (physicalCardReferenceId === "") reference.current?.focus();
    return physicalCardReferenceId && activateCode ? { physicalCardReferenceId, activateCode } : null;
  };
  return { reference, code, missing, take, clear, touch: () => setMissing({}) };
}

interface MissingActivation {
  reference?: boolean;
  code?: boolean;
}

interface ActivationFieldsProps {
  reference: RefObject<HTMLInputElement | null>;
  code: RefObject<HTMLInputElement | null>;
  missing: MissingActivation;
  onChange: () => void;
}

/** Which piece of plastic, and the code that proves that it arrived. */
function ActivationFields({ reference, code, missing, onChange }: ActivationFieldsProps) {
  const t = useTranslations("cards.activate");
  return (
    <>
      <Field
        label={t("reference")}
        hint={t("referenceHint")}
        error={missing.reference ? t("referenceMissing") : undefined}
        required
      >
        <Input
          ref={reference}
          onChange={onChange}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Field
        label={t("code")}
        hint={t("codeHint")}
        error={missing.code ? t("codeMissing") : undefined}
        required
      >
        <Input
          ref={code}
          data-secret=""
          onChange={onChange}
          autoComplete="off"
          data-1p-ignore=""
          data-lpignore="true"
          spellCheck={false}
          className="max-w-60 font-mono"
        />
      </Field>
    </>
  );
}
