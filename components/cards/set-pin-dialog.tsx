"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { setPinAction } from "@/lib/cards/actions";
import type { CardDetail } from "@/lib/cards/schema";
import { CardActionOutcome } from "./card-action-outcome";
import { lastFour, useCardName } from "./card-name";
import { PinFields } from "./pin-fields";
import { useCardForm } from "./use-card-form";
import { usePinFields } from "./use-pin-fields";

interface SetPinDialogProps {
  card: CardDetail;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Sets or changes the card's PIN; the digits go from the boxes to the server and stay nowhere. */
export function SetPinDialog({ card: opened, onClose, onFollow }: SetPinDialogProps) {
  const t = useTranslations("cards");
  const id = useId();
  const name = useCardName();
  const fields = usePinFields(opened);
  const [pending, startTransition] = useTransition();
  const { card, form, setCard } = useCardForm({
    card: opened,
    action: setPinAction,
    onClose,
    onFollow,
    onDone: () =>
      toast({
        tone: "success",
        title: t("pin.done", { last4: lastFour(opened) }),
        description: t("pin.doneText"),
      }),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pin = fields.take();
    if (pin === null) return;
    fields.clear();
    startTransition(() =>
      form.submit((operationId) => ({ operationId, cardId: card.id, version: card.version, pin })),
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("pin.title", { last4: lastFour(card) })}
      dismissible={!pending}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {t("pin.cancel")}
          </Button>
          <Button variant="primary" type="submit" form={id} pending={pending}>
            {t("pin.confirm")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate autoComplete="off" className="grid gap-4">
        <p className="text-base text-ink">{t("pin.sentence", { name: name(card) })}</p>
        <PinFields fields={fields} />
        <p className="text-muted text-xs">{t("pin.privacy")}</p>
        <CardActionOutcome error={form.error} shown={card} onReload={setCard} />
      </form>
    </Dialog>
  );
}
