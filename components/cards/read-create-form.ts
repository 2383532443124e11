import type { CreateCardInput } from "@/lib/cards/schema";
import { parseAmountInput } from "@/lib/core/amount-input";
import { LIMIT_PERIODS } from "@/lib/limit-rules/constants";

/** What the form asks for. A limit that was left empty is not asked for; the server judges everything else. */
export function readCreateForm(form: FormData, mode: "B2B" | "B2C"): Omit<CreateCardInput, "operationId"> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const limits = LIMIT_PERIODS.flatMap((period) => {
    const amount = plainAmount(text(period), text("currency"));
    return amount === "" ? [] : [{ period, setting: { kind: "amount" as const, amount } }];
  });
  return {
    mode,
    ...(mode === "B2C" ? { pUserId: text("pUserId") } : {}),
    title: text("title"),
    ...(text("type") ? { type: text("type") } : {}),
    currency: text("currency").toUpperCase(),
    limits,
  };
}

/** The plain decimal that a person means; what is no amount is left for the server to refuse. */
function plainAmount(typed: string, currency: string): string {
  const read = parseAmountInput(typed, currency);
  return read.ok ? read.amount : typed;
}
