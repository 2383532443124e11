import type { LimitMode } from "@/lib/bulk/constants";
import type { BulkAct } from "@/lib/bulk/schema";
import { type AmountInputProblem, parseAmountInput } from "@/lib/core/amount-input";
import type { LimitPeriod } from "@/lib/limit-rules/constants";

interface TypedChoice {
  period: LimitPeriod;
  mode: LimitMode;
  typed: string;
  /** Empty: every currency. */
  currency: string;
}

type LimitChoiceRead =
  | { ok: true; act: BulkAct }
  | { ok: false; problem: AmountInputProblem | "percent"; exponent: number };

/** What a person chose and typed, as the act that the server is asked for; or what is wrong with it. */
export function readLimitChoice({ period, mode, typed, currency }: TypedChoice): LimitChoiceRead {
  if (mode === "off") {
    return {
      ok: true,
      act: { kind: "limits.edit", rule: { period, setting: { kind: "off" } }, currency: null },
    };
  }
  if (mode === "percent") {
    const percent = readPercent(typed);
    if (percent === null) return { ok: false, problem: "percent", exponent: 2 };
    const setting = { kind: mode, percent };
    return { ok: true, act: { kind: "limits.edit", rule: { period, setting }, currency: currency || null } };
  }
  const parsed = parseAmountInput(typed, currency, { allowZero: false });
  if (!parsed.ok) return parsed;
  const setting = { kind: mode, amount: parsed.amount };
  return { ok: true, act: { kind: "limits.edit", rule: { period, setting }, currency } };
}

/** “+7.5 %”, “−10”, full-width digits; null when it is none, zero, at most −100 or above 1,000. */
function readPercent(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .replace(/[−–—]/g, "-")
    .replace(/[\s%,]/g, "");
  const match = /^\+?(-?\d{1,4}(?:\.\d{1,2})?)$/.exec(plain);
  const value = Number(match?.[1]);
  return match?.[1] && value !== 0 && value > -100 && value <= 1000 ? match[1] : null;
}
