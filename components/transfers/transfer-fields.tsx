"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { FieldErrors } from "@/lib/core/result";
import { REMARK_MAX } from "@/lib/transfers/vocabulary";
import { userBalancesOptions } from "@/lib/users/query-options";
import { PartyField } from "./party-field";
import { SenderBalance } from "./sender-balance";
import { exactAmount, type TransferDraft } from "./transfer-draft";
import { useTransferProblem } from "./use-transfer-problem";

interface TransferFieldsProps {
  draft: TransferDraft;
  currencies: readonly string[];
  problems: FieldErrors;
  onDraft: (change: Partial<TransferDraft>) => void;
}

/** Who, to whom, how much and what for, with the sender's balance beside the amount. */
export function TransferFields({ draft, currencies, problems, onDraft }: TransferFieldsProps) {
  const t = useTranslations("transfers.create");
  const problem = useTransferProblem(problems, draft.currency);
  return (
    <>
      <PartyField
        side="sender"
        user={draft.sender}
        error={problem("senderId")}
        onUser={(sender) => onDraft({ sender })}
      />
      <PartyField
        side="receiver"
        user={draft.receiver}
        error={problem("receiverId")}
        onUser={(receiver) => onDraft({ receiver })}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3">
        <Field label={t("amount")} error={problem("amount")} required>
          <Input
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            value={draft.amount}
            onChange={(event) => onDraft({ amount: event.target.value })}
          />
        </Field>
        <Field label={t("currency")} error={problem("currency")} required>
          <Select
            name="currency"
            value={draft.currency}
            onChange={(event) => onDraft({ currency: event.target.value })}
          >
            {currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </Field>
      </div>
      <SenderBalance
        senderId={draft.sender?.id ?? null}
        currency={draft.currency}
        amount={exactAmount(draft)}
      />
      <Field label={t("remark")} hint={t("remarkHint")} error={problem("remark")} required>
        <Textarea
          name="remark"
          rows={2}
          maxLength={REMARK_MAX}
          value={draft.remark}
          onChange={(event) => onDraft({ remark: event.target.value })}
        />
      </Field>
    </>
  );
}

/** The currencies to choose from: what the sender has, then what was moved before, then the usual ones. */
export function useCurrencies(senderId: string | null, usual: readonly string[]) {
  const { data } = useQuery({ ...userBalancesOptions(senderId ?? ""), enabled: senderId !== null });
  const balances = data?.balances;
  const codes = [...(balances ?? []).map(({ currency }) => currency), ...usual, ...USUAL];
  return { balances, currencies: [...new Set(codes)] };
}

const USUAL = ["USD", "HKD"];
