import { Decimal } from "decimal.js";
import {
  AMOUNTS,
  inOrderOfAnnouncement,
  isAfterReading,
  isOpening,
  NOTHING,
  type TransactionFacts,
  type TransactionObservation,
  withoutRepetition,
  wordOf,
} from "@/lib/transactions/observation";
import { leavesRest, standsAgainst, withoutAmounts } from "@/lib/transactions/reversal";
import { isAmount } from "@/lib/transactions/said-sum";

/**
 * The state of a transaction as a pure function of the set of its observations with their times: any order of arrival and
 * any repetition gives the same bytes. Each field is taken from the latest voice that says it. The list's last reading is
 * the issuer's present word: it stands above every other reading and above what was announced before it was asked for,
 * and what it does not say is kept from webhooks. Webhooks are in the order of `inOrderOfAnnouncement`.
 */
export function foldTransaction(observations: readonly TransactionObservation[]): TransactionFacts {
  const voices = voicesOf(observations);
  const status = voices.findLast(({ word }) => word !== "")?.word ?? null;
  const state: TransactionFacts = { ...NOTHING };
  for (const field of Object.keys(NOTHING) as (keyof TransactionFacts)[]) {
    state[field] = field === "status" ? status : lastSaid(voices, field, status);
  }
  for (const field of AMOUNTS) state[field] = plain(state[field]);
  return state;
}

/** One that has a say in the state; `word`: the status it speaks for, empty for none. */
interface Voice {
  word: string;
  facts: TransactionFacts;
  /** `present`: the last reading. `past`: an earlier one, asked only for what every payment has. */
  from: "webhook" | "present" | "past";
}

type Said = TransactionObservation & { content: string };

/** Those who have a say, the weightiest last. */
function voicesOf(observations: readonly TransactionObservation[]): Voice[] {
  const said = withoutRepetition(observations);
  const announced = said.filter(({ action }) => action !== null).sort(inOrderOfAnnouncement);
  const readings = said.filter(({ action }) => action === null).sort(inOrderOfReading);
  const reading = readings.at(-1);
  const past = readings.slice(0, -1).map((one): Voice => ({ ...voiceOf(one), from: "past" }));
  if (!reading) return announced.map((one, index) => announcement(one, announced.slice(0, index), []));
  const known = announced.filter((one) => !overrides(one, reading));
  const later = announced.filter((one) => overrides(one, reading));
  const last = known.at(-1);
  const earlier = known.slice(0, -1);
  const stands = last?.action === "Reversed" && standsAgainst(reading, { reversal: last, earlier, readings });
  const toVoice = (one: Said) => announcement(one, announced.slice(0, announced.indexOf(one)), readings);
  return [
    ...past,
    ...(stands ? earlier : known).map(toVoice),
    { ...voiceOf(reading), from: "present" },
    ...(stands && last ? [last] : []).map(toVoice),
    ...later.map(toVoice),
  ];
}

function voiceOf(one: TransactionObservation): Voice {
  return { word: wordOf(one), facts: one.facts, from: "webhook" };
}

/** A reversal of a part says what is left, and leaves the status as it was. */
function announcement(one: Said, earlier: readonly Said[], readings: readonly Said[]): Voice {
  const before = [...readings.filter(({ firstSaidAt }) => isAfterReading(one, firstSaidAt)), ...earlier].sort(
    (a, b) => a.firstSaidAt.getTime() - b.firstSaidAt.getTime(),
  );
  return { ...voiceOf(one), ...(leavesRest(one, before) ? { word: "" } : {}) };
}

/** An authorization announced late does not take back what the list says of the payment's end. */
function overrides(one: Said, reading: Said): boolean {
  return isAfterReading(one, reading.lastSaidAt) && (isOpening(reading) || !isOpening(one));
}

function inOrderOfReading(a: Said, b: Said): number {
  return a.lastSaidAt.getTime() - b.lastSaidAt.getTime() || (a.content < b.content ? -1 : 1);
}

/** What every payment has: silence of a later reading does not take it away. */
const ALWAYS: ReadonlySet<string> = new Set(["cardId", "type", "occurredAt"]);

/** What the list documents and may say to be nothing (issuing-api §3.8), such as a city. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  "pUserId",
  "localCurrency",
  "localAmount",
  "finalLocalAmount",
  "calculatedFee",
  "merchantId",
  "merchantName",
  "merchantCountry",
  "merchantCity",
]);

function lastSaid(
  voices: readonly Voice[],
  field: Exclude<keyof TransactionFacts, "status">,
  status: string | null,
): string | null {
  for (const { facts, from, word } of voices.toReversed()) {
    const overtaken = from === "webhook" && word === "Reversed" && status !== "Reversed";
    const value = (overtaken ? withoutAmounts(facts) : facts)[field];
    if (from === "past" && !ALWAYS.has(field)) continue;
    if (from === "present" && value === "" && MAY_BE_EMPTY.has(field)) return null;
    if (value !== null && value !== "" && (!isAmountField(field) || isAmount(value))) return value;
  }
  return null;
}

const AMOUNT_FIELDS: ReadonlySet<string> = new Set(AMOUNTS);
const isAmountField = (field: string) => AMOUNT_FIELDS.has(field);

function plain(amount: string | null): string | null {
  if (amount === null) return null;
  const number = new Decimal(amount);
  return number.isZero() ? "0" : number.toFixed();
}
