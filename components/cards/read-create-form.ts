import type { CreateCardInput } from "@/lib/cards/schema";
import { LIMIT_PERIODS } from "@/lib/limits/vocabulary";

/** What the form asks for. A limit that was left empty is not asked for; the server judges everything else. */
export function readCreateForm(form: FormData, mode: "B2B" | "B2C"): Omit<CreateCardInput, "operationId"> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const limits = LIMIT_PERIODS.flatMap((period) => {
    const amount = plainAmount(text(period));
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

/** “1,234.50” as the plain decimal it means; a comma anywhere else is left for the server to refuse. */
function plainAmount(typed: string): string {
  return /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(typed) ? typed.replaceAll(",", "") : typed;
}
