"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { PASS_FOCUS } from "@/components/ui/focus-place";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Stranger } from "@/components/ui/stranger";
import { Textarea } from "@/components/ui/textarea";
import { phoneText, userName } from "@/components/users/user-name";
import { UserPicker } from "@/components/users/user-picker";
import { UserStatusBadge } from "@/components/users/user-status-badge";
import { AMOUNT_INPUT_PROBLEMS } from "@/lib/core/amount-input";
import { currencyExponent } from "@/lib/core/currency";
import type { FieldErrors } from "@/lib/core/result";
import { REMARK_MAX, TRANSFER_PROBLEMS } from "@/lib/transfers/constants";
import { userBalancesOptions } from "@/lib/users/query-options";
import type { UserListItem } from "@/lib/users/schema";
import { SenderBalance } from "./sender-balance";
import { exactAmount, type TransferDraft } from "./transfer-draft";

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

/** What is wrong with a field in the viewer's language; nothing when it is right. */
function useTransferProblem(problems: FieldErrors, currency: string): (field: string) => string | undefined {
  const t = useTranslations("transfers.problem");
  const amount = useTranslations("errors.amount");
  return (field) => {
    const named = problems[field];
    if (!named) return undefined;
    const ofAmount = AMOUNT_INPUT_PROBLEMS.find((one) => one === named);
    if (ofAmount) return amount(ofAmount, { exponent: currencyExponent(currency) });
    return t(TRANSFER_PROBLEMS.find((one) => one === named) ?? "invalid");
  };
}

interface PartyFieldProps {
  side: "sender" | "receiver";
  user: UserListItem | null;
  error: string | undefined;
  onUser: (user: UserListItem | null) => void;
}

/** One side of the transfer: looked for in the register, then shown with what tells people of one name apart. */
function PartyField({ side, user, error, onUser }: PartyFieldProps) {
  const t = useTranslations("transfers.create");
  if (!user) return <UserPicker label={t(side)} error={error} onPick={onUser} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside its content
    <div {...PASS_FOCUS} role="group" aria-label={t(side)} className="grid gap-1">
      <p className="font-medium text-ink text-sm">{t(side)}</p>
      <Picked side={side} user={user} onChange={() => onUser(null)} />
      {error ? (
        <p role="alert" className="text-danger text-xs">
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface PickedProps {
  side: "sender" | "receiver";
  user: UserListItem;
  onChange: () => void;
}

function Picked({ side, user, onChange }: PickedProps) {
  const t = useTranslations("transfers.create");
  const name = userName(user);
  const active = user.status === null || user.status.toLowerCase() === "active";
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-subtle px-3 py-2 text-sm">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <Stranger>{name}</Stranger>
          </span>
          <span className="text-muted text-xs tabular-nums">{phoneText(user.phone)}</span>
        </span>
        <UserStatusBadge status={user.status} />
        <Button
          size="sm"
          aria-label={t(side === "sender" ? "changeSender" : "changeReceiver")}
          onClick={onChange}
        >
          {t("change")}
        </Button>
      </div>
      {active ? null : <Callout tone="warning">{t("inactive")}</Callout>}
    </>
  );
}
