import type { Card } from "../cards/card";
import { PERIODS, type Period } from "../limits/limit";
import type { LimitInput } from "../limits/set-limits";
import { setLimits } from "../limits/set-limits";
import { Money, plain, roundTo } from "../money";
import type { Seeding } from "./seed";

const DAY_MS = 86_400_000;
/** Usage as a share of the limit, card after card: most calm, some above 75, 90 and 100 %. */
const PRESSURES: readonly [number, ...number[]] = [0.2, 0.45, 0.78, 0.1, 0.62, 0.93, 0.33, 1.06, 0.5, 0.85];
const FALLBACK: Record<Period, number> = {
  Transaction: 8_000,
  Daily: 15_000,
  Monthly: 120_000,
  Lifetime: 1_500_000,
};
const REMARKS: readonly [string, ...string[]] = [
  "",
  "",
  "Quarterly review",
  "出差臨時上調",
  "Trade fair week",
  "test 200",
  "Requested by team lead",
  "恢復原額度",
];

/** Gives most cards limits that fit what they have used, with a few earlier changes in the history. */
export function seedPressure(seeding: Seeding, cards: Card[]) {
  cards.forEach((card, index) => {
    if (index % 8 === 5) return;
    earlierLimits(seeding, card);
    const rules = PERIODS.filter((_, rule) => (index + rule) % 3 !== 0);
    setLimits(
      seeding.issuer,
      card,
      rules.map((period) => finalLimit(seeding, card, period, index)),
      new Date(seeding.to.getTime() - seeding.random.between(1, 20) * DAY_MS),
    );
  });
}

function earlierLimits({ issuer, random, from, to }: Seeding, card: Card) {
  const created = Math.max(from.getTime(), Date.parse(card.p_created_at));
  const room = to.getTime() - 21 * DAY_MS - created;
  const times = Array.from({ length: random.between(1, 4) }, () => created + random.fraction() * room).sort(
    (a, b) => a - b,
  );
  for (const time of times) {
    const period = random.pick(PERIODS_PICK);
    setLimits(
      issuer,
      card,
      [round(card, period, random.between(2, 9) / 5, random.pick(REMARKS))],
      new Date(time),
    );
  }
}

const PERIODS_PICK: readonly [Period, ...Period[]] = ["Daily", "Monthly", "Transaction"];

function finalLimit({ issuer, random, to }: Seeding, card: Card, period: Period, index: number): LimitInput {
  const used = issuer.usage.used(card.id, period, to);
  const share = PRESSURES[index % PRESSURES.length] ?? 0.5;
  const remark = random.pick(REMARKS);
  if (index % 13 === 4 && period === "Daily") return { period, limit_amount: "0", remark };
  if (period === "Transaction" || used.isZero()) return round(card, period, 1, remark);
  const fitting = roundTo(used.div(share), "JPY");
  return { period, limit_amount: plain(Money.max(fitting, 1)), remark };
}

function round(card: Card, period: Period, factor: number, remark: string): LimitInput {
  const unit = { USD: 0.13, JPY: 19, KWD: 0.04 }[card.settlement_currency] ?? 1;
  const amount = new Money(FALLBACK[period]).times(factor).times(unit).toSignificantDigits(2).ceil();
  return { period, limit_amount: plain(amount), remark };
}
