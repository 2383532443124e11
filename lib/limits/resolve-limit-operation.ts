import "server-only";
import { Decimal } from "decimal.js";
import { z } from "zod";
import { readCard } from "@/lib/cards/card-operation";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import { rulesOf } from "@/lib/limits/rules";
import { editLimitsInput } from "@/lib/limits/schema";
import type { Finding } from "@/lib/operations/resolve-operation";

const asked = z.object({ rules: editLimitsInput.shape.rules });

/** Reads the card and says whether a change of limits whose reply was lost took effect: every asked rule stands. */
export async function findLimitChange(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const card = await readCard(operation.subjectId);
  const rules = asked.safeParse(operation.input).data?.rules;
  const limits = card?.limits;
  if (!card || !limits || !rules) return { verdict: "undecided" };
  const stands = rules.every((rule) => {
    const wanted = new Decimal(rule.setting.kind === "off" ? "0" : rule.setting.amount);
    const now = limits.find((limit) => limit.period === rule.period)?.limitAmount ?? "0";
    return wanted.equals(now);
  });
  if (!stands) return { verdict: "not_applied" };
  return {
    verdict: "applied",
    apply: async (tx) => {
      await mirrorCard(tx, card, { at: clock.now(), from: "detail" });
      return rulesOf(await tx.cardLimit.findMany({ where: { cardId: card.id } }));
    },
  };
}
