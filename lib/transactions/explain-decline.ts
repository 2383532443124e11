import { Decimal } from "decimal.js";
import type {
  Amounts,
  CardMoment,
  Certainty,
  DeclineCause,
  DeclineExplanation,
  MomentLimit,
  RoomyLimit,
} from "@/lib/transactions/detail-schema";

/**
 * Why an authorization was likely declined, from what is known of the card at that moment: its status and expiry, the
 * rules of issuing-api §3.1 (used + asked > limit, in the currency to debit), the balance, a missing conversion. A
 * derivation, never the issuer's word. Causes known for that moment come before those that only hold today; within
 * these in the order in which an issuer decides.
 */
export function explainDecline(then: CardMoment | null, amounts: Amounts): DeclineExplanation {
  if (!then) return { causes: [], cleared: { status: null, limits: [] }, unchecked: [] };
  const asked = askedOf(amounts);
  const rules = then.limits.filter((rule) => !rule.off).map((rule) => judge(rule, asked));
  const byCard = [statusCause(then), expiryCause(then)].filter((cause) => cause !== null);
  const byLimit = rules.flatMap((rule) => (rule.verdict === "over" ? [rule.cause] : []));
  const byMoney = [balanceCause(then, amounts), currencyCause(then, amounts)].filter(
    (cause) => cause !== null,
  );
  const causes: DeclineCause[] = [...byCard, ...byLimit, ...byMoney];
  return {
    causes: causes.toSorted((a, b) => WEIGHT[a.certainty] - WEIGHT[b.certainty]),
    cleared: {
      status: then.status?.state === "active" ? then.status.certainty : null,
      limits: rules.flatMap((rule) => (rule.verdict === "room" ? [rule.room] : [])),
    },
    unchecked: rules.flatMap((rule) => (rule.verdict === "unknown" ? [rule.period] : [])),
  };
}

/** Rules that would let the same payment pass at that moment, by name; those that limit nothing among them. */
export function rulesWithRoom(moment: CardMoment, amounts: Amounts): string[] {
  const asked = askedOf(amounts);
  const roomy = moment.limits.filter((rule) => rule.off || judge(rule, asked).verdict === "room");
  return roomy.map(({ period }) => period);
}

const WEIGHT: Record<Certainty, number> = { known: 0, reconstructed: 0, now: 1 };

interface Asked {
  amount: Decimal;
  currency: string;
}

type Verdict =
  | { verdict: "over"; cause: DeclineCause & { kind: "limit" } }
  | { verdict: "room"; room: RoomyLimit }
  | { verdict: "unknown"; period: string };

function statusCause({ status }: CardMoment): DeclineCause | null {
  if (!status || status.state === "active") return null;
  return { kind: "status", ...status };
}

/** A card is good to the end of the month that is embossed on it. */
function expiryCause({ at, expiration }: CardMoment): DeclineCause | null {
  const [, month, year] = /^(\d{2})\/(\d{2})$/.exec(expiration ?? "") ?? [];
  if (!expiration || !month || !year) return null;
  const firstInvalid = Date.UTC(2000 + Number(year), Number(month), 1);
  return Date.parse(at) >= firstInvalid ? { kind: "expired", expiration, certainty: "known" } : null;
}

/** What counts against a limit: the amount to debit (§3.8); in one currency the transaction's own amount is it. */
function askedOf({ local, transaction }: Amounts): Asked | null {
  const said = local ?? transaction;
  if (!said?.currency) return null;
  return { amount: new Decimal(said.amount).abs(), currency: said.currency };
}

function judge(rule: MomentLimit, asked: Asked | null): Verdict {
  const counts = rule.period !== "Transaction";
  if (!asked || asked.currency !== rule.currency || rule.limit === null || (counts && rule.used === null)) {
    return { verdict: "unknown", period: rule.period };
  }
  const { period, currency, windowStart, windowEnd, certainty } = rule;
  const used = counts ? rule.used : null;
  const over = new Decimal(used ?? "0").plus(asked.amount).minus(rule.limit);
  const numbers = { period, currency, limit: rule.limit, used, asked: asked.amount.toFixed() };
  if (over.lte(0)) {
    return { verdict: "room", room: { ...numbers, left: over.negated().abs().toFixed(), certainty } };
  }
  const cause = {
    kind: "limit" as const,
    ...numbers,
    overBy: over.toFixed(),
    windowStart,
    windowEnd,
    certainty,
  };
  return { verdict: "over", cause };
}

/** The fee is held with the amount, so the balance must cover both (§9.4). */
function balanceCause({ at, balance }: CardMoment, amounts: Amounts): DeclineCause | null {
  const said = amounts.billing ?? amounts.local;
  if (!balance || !said || said.currency !== balance.currency) return null;
  const asked = new Decimal(said.amount).abs();
  const short = asked.minus(balance.available);
  if (short.lte(0)) return null;
  const { currency, available, certainty } = balance;
  return {
    kind: "balance",
    currency,
    available,
    asked: asked.toFixed(),
    short: short.toFixed(),
    minutesBefore: Math.max(0, Math.floor((Date.parse(at) - Date.parse(balance.readAt)) / 60_000)),
    certainty,
  };
}

/** A foreign amount for which the issuer says no amount to debit. */
function currencyCause({ currency }: CardMoment, { transaction, local }: Amounts): DeclineCause | null {
  if (!currency || local || !transaction?.currency || transaction.currency === currency) return null;
  return { kind: "currency", from: transaction.currency, to: currency, certainty: "known" };
}
