import type { Card } from "../cards/card";
import { issueCard } from "../cards/issue-card";
import type { User } from "../users/user";
import { PEOPLE, STAFF, TEAMS } from "./companies";
import type { Seeding } from "./seed";

const COMPANY_CARDS = 42;
const POOL_CARDS = 6;
const DAY_MS = 86_400_000;

/** The company's cards, one card for most users, and a pool that waits for Link Card. */
export function seedCards(seeding: Seeding, users: User[]): Card[] {
  const company = Array.from({ length: COMPANY_CARDS }, (_, index) => companyCard(seeding, index));
  const ofUsers = users.slice(0, PEOPLE.length - 2).map((user, index) => userCard(seeding, user, index));
  const pool = Array.from({ length: POOL_CARDS }, (_, index) => poolCard(seeding, index));
  return [...company, ...ofUsers, ...pool].map((card, index) => withStatus(seeding, card, index));
}

/** Plain company cards, so that lists can be tried at size. */
export function seedManyCards(seeding: Seeding, count: number) {
  for (let index = 0; index < count; index += 1) companyCard(seeding, index);
}

function companyCard(seeding: Seeding, index: number): Card {
  const { issuer, random } = seeding;
  const holder = random.pick(STAFF);
  return issueCard(
    issuer,
    {
      title: `${TEAMS[index % TEAMS.length]} · ${holder}`,
      type: index % 9 === 0 ? "Executive" : "Expense",
      mode: "B2B",
      form: index % 5 === 3 ? "physical" : "virtual",
      p_user_id: null,
      settlement_currency: companyCurrency(index),
      card_holders: [{ name: holder }],
      at: early(seeding),
    },
    random,
  );
}

function companyCurrency(index: number): string {
  if (index === 20) return "KWD";
  if (index % 7 === 2) return "JPY";
  return index % 4 === 1 ? "USD" : "HKD";
}

function userCard(seeding: Seeding, user: User, index: number): Card {
  const { issuer, random } = seeding;
  return issueCard(
    issuer,
    {
      title: [user.first_name, user.last_name].filter(Boolean).join(" "),
      type: "Expense",
      mode: "B2C",
      form: index % 3 === 1 ? "physical" : "virtual",
      p_user_id: user.user_id,
      settlement_currency: "HKD",
      at: early(seeding),
    },
    random,
  );
}

function poolCard(seeding: Seeding, index: number): Card {
  return issueCard(
    seeding.issuer,
    {
      title: `Pool ${index + 1}`,
      type: "Expense",
      mode: "B2C",
      form: index % 2 === 0 ? "virtual" : "physical",
      p_user_id: null,
      settlement_currency: "HKD",
      at: early(seeding),
    },
    seeding.random,
  );
}

function early({ random, from }: Seeding): Date {
  return new Date(from.getTime() + random.between(0, 20) * DAY_MS + random.between(0, DAY_MS));
}

/** Most physical cards were activated long ago; every status occurs. */
function withStatus({ issuer }: Seeding, card: Card, index: number): Card {
  const status = statusOf(card, index);
  return status === card.status ? card : issuer.store.tables.cards.put({ ...card, status });
}

function statusOf(card: Card, index: number): Card["status"] {
  if (index % 11 === 6) return "Locked";
  if (index % 17 === 9) return "Terminated";
  const waiting = card.form === "physical" && (index % 4 === 0 || card.title.startsWith("Pool"));
  return waiting ? "Inactive" : "Active";
}
