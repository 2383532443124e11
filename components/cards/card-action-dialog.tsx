"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { SecondPersonNote } from "@/components/approvals/second-person-note";
import { usePolicyAnswer, useSendLabel } from "@/components/approvals/use-policy-answer";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { lockCardAction, terminateCardAction, unlockCardAction } from "@/lib/cards/actions";
import { cardKeys } from "@/lib/cards/query-options";
import type { CardDetail, TerminateInput } from "@/lib/cards/schema";
import { formatAmount } from "@/lib/core/format";
import { CardActionOutcome } from "./card-action-outcome";
import { lastFour, useCardName } from "./card-name";

type Kind = "lock" | "unlock" | "terminate";

interface CardActionDialogProps {
  kind: Kind;
  card: CardDetail;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** Asks before locking, unlocking or terminating the card as it was when the dialog was opened. */
export function CardActionDialog({ kind, card: opened, onClose, onFollow }: CardActionDialogProps) {
  const t = useTranslations("cards");
  const client = useQueryClient();
  const name = useCardName();
  const [card, setCard] = useState(opened);
  const last4 = lastFour(card);
  const renew = () => client.invalidateQueries({ queryKey: cardKeys.all });
  const form = useOperationForm<TerminateInput>({
    action: (input) => send(kind, input),
    onSucceeded: async () => {
      await renew();
      onClose();
      toast({ tone: "success", title: t(`${kind}.done`, { last4 }), description: t(`${kind}.doneText`) });
    },
    onFollow: (operationId) => {
      onClose();
      onFollow(operationId);
      void renew();
    },
    onRefused: (error) => {
      if (error.code === "BUSY") void renew();
    },
  });
  const gated = kind === "terminate";
  const answer = usePolicyAnswer(gated ? { kind: "cards.terminate" } : null);
  const sendLabel = useSendLabel();
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t(`${kind}.title`, { last4 })}
      sentence={t(`${kind}.sentence`, { name: name(card) })}
      confirmLabel={sendLabel(answer, t(`${kind}.confirm`))}
      waiting={gated && answer.state === "asking"}
      tone={kind === "terminate" ? "danger" : "primary"}
      reason={{
        label: t("actions.reason"),
        hint: t("actions.reasonHint"),
        required: kind === "terminate",
        maxLength: 300,
      }}
      {...(kind === "terminate"
        ? { typed: { label: t("terminate.typed", { last4 }), expected: last4 } }
        : {})}
      outcome={<CardActionOutcome error={form.error} shown={card} onReload={setCard} />}
      onConfirm={({ reason }) =>
        form.submit((operationId) => ({
          operationId,
          cardId: card.id,
          version: card.version,
          reason,
          confirmLast4: last4,
        }))
      }
    >
      {gated ? (
        <>
          <TerminationFacts card={card} />
          <SecondPersonNote answer={answer} kind="cards.terminate" />
        </>
      ) : null}
    </ConfirmDialog>
  );
}

function send(kind: Kind, input: TerminateInput) {
  const { confirmLast4: _, ...plain } = input;
  if (kind === "terminate") return terminateCardAction(input);
  return kind === "lock" ? lockCardAction(plain) : unlockCardAction(plain);
}

/** The numbers that end with the card. */
function TerminationFacts({ card }: { card: CardDetail }) {
  const t = useTranslations("cards.terminate");
  const locale = useLocale();
  const counting = card.limits.filter((limit) => limit.percent !== null);
  return (
    <div className="text-sm">
      {counting.length > 0 ? (
        <>
          <p className="font-medium">{t("spentTitle")}</p>
          <ul className="mt-1 list-disc pl-5 text-muted tabular-nums">
            {counting.map((limit) => (
              <li key={limit.period}>
                {t("spent", {
                  period: limit.period,
                  used: formatAmount(limit.used, limit.currency, locale),
                  limit: `${formatAmount(limit.limit, limit.currency, locale)} ${limit.currency}`,
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {card.may.lock ? <p className="mt-2 text-muted">{t("lockInstead")}</p> : null}
    </div>
  );
}
