import { APPROVAL_KINDS } from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import { ROLES } from "@/lib/auth/constants";

/** Reads what was asked, as the server keeps it for the executor; null where it is not in the form we know. */
export function askedLimits(input: unknown): { period: string; amount: string | null }[] | null {
  const rules = listIn(input, "rules");
  return (
    rules?.flatMap((rule) => {
      const period = textIn(rule, "period");
      const setting = fieldOf(rule, "setting");
      return period ? [{ period, amount: textIn(setting, "amount") }] : [];
    }) ?? null
  );
}

/** The fee rule that was asked for, written as the snapshot's facts are: “1.25%”, “USD 0.30”. */
export function askedFee(input: unknown, label: string): Record<string, string | null> | null {
  const currency = / \+ ([A-Z0-9]+) /.exec(label)?.[1];
  const percentage = textIn(input, "percentage");
  if (!currency || percentage === null) return null;
  const money = (name: string) => {
    const amount = textIn(input, name);
    return amount === null ? null : `${currency} ${amount}`;
  };
  return {
    "fee.percentage": `${percentage}%`,
    "fee.fixed": money("fixedAmount"),
    "fee.minimum": money("minAmount"),
    "fee.maximum": money("maxAmount"),
  };
}

type TeamChange =
  | { act: "role"; role: string }
  | { act: "grant"; permission: string; expiresOn: string | null };

export function askedTeamChange(input: unknown): TeamChange | null {
  const role = textIn(input, "role");
  const permission = textIn(input, "permission");
  if (role) return { act: "role", role };
  return permission ? { act: "grant", permission, expiresOn: textIn(input, "expiresOn") } : null;
}

export function askedPolicy(input: unknown): PolicyRule[] | null {
  return (
    listIn(input, "rules")?.flatMap((rule) => {
      const kind = APPROVAL_KINDS.find((one) => one === fieldOf(rule, "kind"));
      if (!kind) return [];
      return [
        {
          kind,
          role: ROLES.find((one) => one === fieldOf(rule, "role")) ?? null,
          currency: textIn(rule, "currency"),
          threshold: textIn(rule, "threshold"),
          needsSecond: fieldOf(rule, "needsSecond") === true,
        },
      ];
    }) ?? null
  );
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function textIn(value: unknown, name: string): string | null {
  const field = fieldOf(value, name);
  return typeof field === "string" ? field : null;
}

function listIn(value: unknown, name: string): unknown[] | null {
  const field = fieldOf(value, name);
  return Array.isArray(field) ? field : null;
}
