import { z } from "zod";
import { CORPORATE } from "../balances/account";
import { available, move } from "../balances/ledger";
import { type Issuer, newRow } from "../issuer";
import { Money } from "../money";
import { Random } from "../random";
import { seedCards, seedManyCards } from "./seed-cards";
import { seedDeclines } from "./seed-declines";
import { seedHistory } from "./seed-history";
import { seedMoney } from "./seed-money";
import { seedPressure } from "./seed-pressure";
import { seedUsers } from "./seed-users";

export const seedName = z.enum(["demo", "empty"]);
export type SeedName = z.infer<typeof seedName>;

const DAY_MS = 86_400_000;
const DAYS_BACK = 245;

export type Seeding = { issuer: Issuer; random: Random; from: Date; to: Date };

/**
 * Fills an empty store (call it inside `store.replaceAll`). The demo is the same on every run but for its times,
 * which count back from now; `cardCount` above the demo's own adds plain cards.
 */
export function seed(live: Issuer, name: SeedName, cardCount: number | undefined) {
  if (name === "empty") return;
  const random = Random.seeded(20_250_708);
  const issuer = { ...live, random };
  const to = issuer.clock.now();
  const seeding = { issuer, random, to, from: new Date(to.getTime() - DAYS_BACK * DAY_MS) };
  const users = seedUsers(seeding);
  const cards = seedCards(seeding, users);
  seedHistory(seeding, cards);
  seedMoney(seeding, users);
  fund(seeding);
  seedPressure(seeding, cards);
  seedDeclines(seeding, cards);
  if (cardCount !== undefined) seedManyCards(seeding, cardCount - cards.length);
}

/** Brings every account to what it should show today, whatever the history has taken from it. */
function fund({ issuer, random }: Seeding) {
  const bringTo = (owner: string, currency: string, target: string) =>
    move(issuer, owner, currency, new Money(target).minus(available(issuer, owner, currency)));
  bringTo(CORPORATE, "HKD", "1642039.09");
  bringTo(CORPORATE, "USD", "85110.96");
  bringTo(CORPORATE, "JPY", "5821714");
  bringTo(CORPORATE, "KWD", "1375.023");
  issuer.store.tables.users
    .all()
    .oldestFirst()
    .forEach((user, index) => {
      const little = index % 6 === 4;
      const whole = little ? random.between(0, 90) : random.between(2_000, 48_000);
      bringTo(user.user_id, "HKD", `${whole}.${random.digits(2)}`);
      if (index % 3 === 1) bringTo(user.user_id, "USD", `${random.between(200, 5_600)}.${random.digits(2)}`);
    });
}

/** A row created somewhere in the seeded past. */
export function pastRow({ issuer, random, from, to }: Seeding, part: number) {
  const span = (to.getTime() - from.getTime()) * part;
  return newRow(issuer, new Date(from.getTime() + random.fraction() * span));
}
