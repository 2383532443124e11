import fc from "fast-check";

/** One thing that the issuer says about a transaction: a webhook's body, or a row of its list. */
export type Said = { kind: "webhook"; body: string } | { kind: "row"; row: Record<string, string | null> };

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2));
const spelled = fc.tuple(amount, fc.constantFrom("", "0", "00")).map(([text, zeros]) => text + zeros);
/** Absent, null, empty or there. */
const optional = (value: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(undefined, null, "") });

const fields = fc.record({
  card: fc.constant("card-1"),
  p_user_id: optional(fc.constantFrom("user-1", "user-2")),
  type: fc.constantFrom("Sales", "Refund", "Withdrawal"),
  transaction_currency: fc.constant("HKD"),
  transaction_amount: spelled,
  local_currency: optional(fc.constant("HKD")),
  local_amount: optional(spelled),
  final_local_amount: optional(spelled),
  billing_currency: optional(fc.constantFrom("HKD", "USD")),
  billing_amount: optional(spelled),
  calculated_fee: optional(spelled),
  merchant_name: optional(fc.constantFrom("Shop", "茶餐廳", 'A "quoted" one')),
  p_created_at: optional(
    fc.constantFrom("2026-04-30T12:00:00.123456Z", "2026-04-30T20:00:00+08:00", "0001-01-01T00:00:00Z"),
  ),
});

const stage = fc.constantFrom<[action: string, status: string]>(
  ["Authorization", "Authorized"],
  ["Authorization", "Declined"],
  ["Settled", "Settled"],
  ["Reversed", "Authorized"],
  ["Reversed", "Reversed"],
);

const START = Date.UTC(2026, 3, 30, 12);

const said = fc
  .tuple(stage, fields, fc.boolean(), fc.nat({ max: 3 }), fc.nat({ max: 2 }))
  .map(([[action, status], given, isWebhook, second, late]) => {
    const entries = Object.entries({ ...given, status });
    const known = entries.flatMap(([name, value]): [string, string | null][] =>
      value === undefined ? [] : [[name, value]],
    );
    const row = Object.fromEntries(known);
    const saidAt = new Date(START + second * 1000);
    const heardAt = isWebhook ? new Date(saidAt.getTime() + late * 1000) : saidAt;
    return { action, row, isWebhook, saidAt, heardAt };
  });

/**
 * What the issuer says about one transaction over its life, and the same again in another order with some of it several
 * times. `id` is given later: `toSaid(life, id)`.
 */
export const lifeAndDisorder = fc.array(said, { minLength: 1, maxLength: 6 }).chain((life) =>
  fc.tuple(
    fc.constant(life),
    fc.array(fc.nat({ max: life.length - 1 }), { maxLength: 6 }).chain((again) => {
      const repeated = [...life, ...again.flatMap((index) => life[index] ?? [])];
      return fc.shuffledSubarray(repeated, { minLength: repeated.length });
    }),
  ),
);

export type LifePart = {
  action: string;
  row: Record<string, string | null>;
  isWebhook: boolean;
  /** The signed time of its delivery, or when the list was asked for; and when it arrived first. */
  saidAt: Date;
  heardAt: Date;
};

export function toSaid({ action, row, isWebhook }: LifePart, id: string): Said {
  if (!isWebhook) return { kind: "row", row: { id, ...row } };
  return { kind: "webhook", body: JSON.stringify({ action, card_transaction: { id, ...row } }) };
}
