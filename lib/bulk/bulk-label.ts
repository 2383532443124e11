import type { BulkAct } from "@/lib/bulk/schema";
import { formatAmount } from "@/lib/core/format";

type Setting = Extract<BulkAct, { kind: "limits.edit" }>["rule"]["setting"];

/** What a bulk action does, in one line for logs: “Daily → HKD 25,000.00 on 30 cards”. */
export function bulkLabel(act: BulkAct, count: number): string {
  const cards = `${count} ${count === 1 ? "card" : "cards"}`;
  if (act.kind === "cards.lock") return `Lock ${cards}`;
  if (act.kind === "cards.unlock") return `Unlock ${cards}`;
  return `${act.rule.period} → ${settingText(act.rule.setting, act.currency)} on ${cards}`;
}

/** A limit as it was asked for: “HKD 25,000.00”, “at least HKD 25,000.00”, “+10%”, “off”. */
export function settingText(setting: Setting, currency: string | null): string {
  if (setting.kind === "off") return "off";
  if (setting.kind === "percent") return `${signed(setting.percent)}%`;
  const amount = currency ? `${currency} ${formatAmount(setting.amount, currency, "en")}` : setting.amount;
  return setting.kind === "atLeast" ? `at least ${amount}` : amount;
}

function signed(percent: string): string {
  return /^[+-]/.test(percent) ? percent.replace("-", "−") : `+${percent}`;
}
