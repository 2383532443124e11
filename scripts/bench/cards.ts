import pg from "pg";
import { listCards } from "../../lib/cards/list-cards";
import { systemClock } from "../../lib/core/clock";
import { compare, report } from "./measure";
import { runByHand, statementsOf } from "./statements";

const CARDS = 50_000;
const viewer = {
  id: "00000000-0000-7000-8000-000000000000",
  sessionId: "",
  grants: [],
  email: "bench@example.com",
  name: "Bench",
  role: "finance",
} as const;
const context = { requestId: "bench", language: "en", clock: systemClock };

/** `/cards` on 50,000 cards: the read behind the list against the very statements it runs, sent by hand. */
export async function benchCards(databaseUrl: string): Promise<void> {
  const hands = new pg.Pool({ connectionString: databaseUrl });
  await fill(hands);
  process.stdout.write(
    `\nCard list, ${CARDS.toLocaleString("en")} cards: the read against the same SQL by hand\n`,
  );
  const queries = {
    "first page": {},
    "status filter": { status: "Locked" },
    "search by last 4": { q: "0042" },
    "search by title, rare": { q: "Card 4999" },
    "pressure ≥ 90, by pressure": { pressure: "90", sort: "pressure" },
  };
  for (const [label, query] of Object.entries(queries)) {
    const statements = await statementsOf(() => listCards(viewer, context, query));
    const timings = await compare({
      read: () => listCards(viewer, context, query),
      byHand: () => runByHand(hands, statements),
    });
    report(label, timings.read, timings.byHand, 2);
  }
  await hands.end();
}

async function fill(client: pg.Pool): Promise<void> {
  const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM card");
  if (Number(rows[0]?.count) >= CARDS) return;
  await client.query(
    `INSERT INTO card_user (id, first_name, last_name, synced_at)
     SELECT 'user-' || n, 'Given' || n, 'Family' || (n % 997), now() FROM generate_series(1, $1::int / 5) n`,
    [CARDS],
  );
  await client.query(
    `INSERT INTO card (id, reference_id, title, type, status, settlement_currency, first6, last4, p_user_id,
       p_user_id_source, mode, mode_source, pressure, issued_at, sort_at, raw, synced_at)
     SELECT gen_random_uuid(), gen_random_uuid(), 'Card ' || n, 'Expense',
       (ARRAY['Active','Active','Active','Locked','Terminated'])[1 + n % 5],
       (ARRAY['HKD','USD','JPY'])[1 + n % 3], '356772', lpad((n % 10000)::text, 4, '0'),
       CASE WHEN n % 5 = 0 THEN 'user-' || (n / 5) END, CASE WHEN n % 5 = 0 THEN 'issuer' END,
       CASE WHEN n % 5 = 0 THEN 'B2C' END, CASE WHEN n % 5 = 0 THEN 'derived' END,
       (n * 7919 % 12000) / 100.0, now() - n * interval '1 minute', now() - n * interval '1 minute',
       '{}', now()
     FROM generate_series(1, $1::int) n`,
    [CARDS],
  );
  await client.query("ANALYZE card, card_user");
}
