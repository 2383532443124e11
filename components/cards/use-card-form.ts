"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useOperationForm } from "@/components/operations/use-operation-form";
import { cardDetailOptions, cardKeys } from "@/lib/cards/query-options";
import type { CardDetail } from "@/lib/cards/schema";
import type { ActionResult } from "@/lib/core/result";
import type { OperationDto } from "@/lib/operations/schema";

interface CardFormOptions<Input> {
  /** The card as it was when the dialog opened. */
  card: CardDetail;
  action: (input: Input) => Promise<ActionResult<OperationDto>>;
  onClose: () => void;
  onFollow: (operationId: string) => void;
  /** With the card as it is shown from now on, if it could be read. */
  onDone: (now: CardDetail | undefined) => void;
}

/** A dialog that changes one card at the issuer: closes when it is done or in doubt, stays open when refused. */
export function useCardForm<Input>({
  card: opened,
  action,
  onClose,
  onFollow,
  onDone,
}: CardFormOptions<Input>) {
  const client = useQueryClient();
  const [card, setCard] = useState(opened);
  const renew = () => client.invalidateQueries({ queryKey: cardKeys.all });
  const form = useOperationForm<Input>({
    action,
    onSucceeded: async () => {
      await renew();
      onClose();
      onDone(client.getQueryData(cardDetailOptions(opened.id).queryKey));
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
  return { card, setCard, form };
}
