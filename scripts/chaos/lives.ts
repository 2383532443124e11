import type { Random } from "./random";

/** One webhook as the issuer would write it. */
export interface Announcement {
  transactionId: string;
  body: string;
  /** Its place in the life: what is announced later is signed later. */
  stage: number;
}

/** What must stand in the mirror in the end, told from how the life was made up, not from how the console folds. */
export interface Expected {
  id: string;
  cardId: string;
  status: string;
  type: string;
  transactionAmount: string;
  localAmount: string;
  finalLocalAmount: string;
  calculatedFee: string | null;
  billingAmount: string | null;
  billingCurrency: string | null;
  merchantName: string;
  /** How many different things the issuer said about it. */
  events: number;
}

export interface Life {
  announcements: Announcement[];
  expected: Expected;
}

type Fields = Record<string, string>;

interface Stage {
  action: "Authorization" | "Settled" | "Reversed";
  status: string;
  finalAmount: string;
}

/**
 * A transaction's life in the words of issuing-api §9.4: authorized or declined, settled (also for another amount),
 * reversed, refunded; billing fields said by some announcements only; some said twice in another spelling.
 */
export function makeLife(random: Random, spellings: number): Life {
  const cents = 100 + random.int(500_000);
  const isRefund = random.chance(0.1);
  const amount = money(isRefund ? cents : -cents);
  const base: Fields = {
    id: `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`,
    card: `card-${random.int(300)}`,
    type: isRefund ? "Refund" : random.pick(["Sales", "Sales", "Withdrawal"]),
    transaction_currency: "HKD",
    transaction_amount: amount,
    local_currency: "HKD",
    local_amount: amount,
    merchant_id: `66666666${random.int(9_999)}`,
    merchant_country: "HK",
    merchant_name: random.pick(["Bindo Simulator Test", "茶餐廳 No. 1", "Sturm & Söhne", "Airline “Blue”"]),
    p_created_at: new Date(Date.now() - random.int(86_400_000)).toISOString(),
  };
  const stages = makeStages(random, cents, isRefund);
  const hasBilling = random.chance(0.5);
  const billing = { billing_currency: "HKD", billing_amount: money(-cents - 500), calculated_fee: "5" };
  const told = stages.map((stage, index) => ({
    stage,
    // The billing fields come with one announcement of the life, whichever.
    fields: hasBilling && index === random.int(stages.length) ? { ...base, ...billing } : base,
  }));
  const saysBilling = told.some(({ fields }) => "billing_amount" in fields);
  const bodies = new Map(told.map(({ stage, fields }, at) => [write(random, stage, fields), at]));
  for (let n = 0; n < spellings; n += 1) {
    const picked = random.pick(told);
    bodies.set(write(random, picked.stage, picked.fields), told.indexOf(picked));
  }
  return {
    announcements: [...bodies].map(([body, stage]) => ({ transactionId: base.id ?? "", body, stage })),
    expected: expectedOf(base, stages, saysBilling ? billing : null),
  };
}

function makeStages(random: Random, cents: number, isRefund: boolean): Stage[] {
  const authorized: Stage = { action: "Authorization", status: "Authorized", finalAmount: "0" };
  const finalCents = random.chance(0.5) ? cents : cents + random.int(2_000) - 1_000;
  const finalAmount = money(isRefund ? finalCents : -finalCents);
  const settled: Stage = { action: "Settled", status: "Settled", finalAmount };
  const reversed: Stage = {
    action: "Reversed",
    status: random.pick(["Authorized", "Reversed"]),
    finalAmount: "0.00",
  };
  if (isRefund) return random.chance(0.5) ? [settled] : [authorized, settled];
  const fate = random.int(100);
  if (fate < 10) return [{ ...authorized, status: "Declined" }];
  if (fate < 25) return [authorized];
  if (fate < 75) return [authorized, settled];
  return fate < 92 ? [authorized, reversed] : [authorized, settled, reversed];
}

function expectedOf(base: Fields, stages: Stage[], billing: Fields | null): Expected {
  const last = stages.at(-1);
  const status = last?.action === "Reversed" ? "Reversed" : last?.status;
  return {
    id: base.id ?? "",
    cardId: base.card ?? "",
    status: status ?? "",
    type: base.type ?? "",
    transactionAmount: base.transaction_amount ?? "",
    localAmount: base.local_amount ?? "",
    finalLocalAmount: last?.finalAmount ?? "",
    calculatedFee: billing?.calculated_fee ?? null,
    billingAmount: billing?.billing_amount ?? null,
    billingCurrency: billing?.billing_currency ?? null,
    merchantName: base.merchant_name ?? "",
    events: stages.length,
  };
}

/** The same facts in another spelling: other order, other blanks. */
function write(random: Random, { action, status, finalAmount }: Stage, fields: Fields): string {
  const said = Object.entries({ ...fields, status, final_local_amount: finalAmount });
  const card_transaction = Object.fromEntries(random.shuffle(said));
  return JSON.stringify({ action, card_transaction }, null, random.pick([0, 1, 2]));
}

function money(cents: number): string {
  const [sign, digits] = [cents < 0 ? "-" : "", String(Math.abs(cents)).padStart(3, "0")];
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
