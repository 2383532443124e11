import { type Announcement, type Expected, makeLife } from "./lives";
import { createRandom } from "./random";

export interface PlannedDelivery extends Announcement {
  /** A retry of a day ago, which carries the time of its first attempt; then all of its transaction are. */
  late: boolean;
}

export interface Plan {
  /** In the order in which they are sent. */
  deliveries: PlannedDelivery[];
  expected: Expected[];
  /** How many different bodies, and how many repetitions of them. */
  bodies: number;
  repetitions: number;
}

const REPEATED = 0.3;
const LATE = 0.02;

/** `deliveries` of `transactions`: 30 % repeated byte by byte, all shuffled, 2 % a day late and last. */
export function makePlan(options: { deliveries: number; transactions: number; seed: number }): Plan {
  const random = createRandom(options.seed);
  const wanted = Math.round(options.deliveries * (1 - REPEATED));
  const spellings = Math.floor(wanted / options.transactions);
  const lives = Array.from({ length: options.transactions }, () => makeLife(random, spellings));
  const announcements = cut(random.shuffle(lives.flatMap(extras)), lives, wanted);
  const bodies = announcements.length;
  const repetitions = options.deliveries - bodies;
  const repeated = Array.from({ length: repetitions }, () => random.pick(announcements));
  const lateOnes = new Set(lives.filter(() => random.chance(LATE)).map(({ expected }) => expected.id));
  const all = random
    .shuffle([...announcements, ...repeated])
    .map((one) => ({ ...one, late: lateOnes.has(one.transactionId) }));
  const deliveries = [...all.filter(({ late }) => !late), ...all.filter(({ late }) => late)];
  return { deliveries, expected: lives.map(({ expected }) => expected), bodies, repetitions };
}

/** What a life says beyond what it cannot do without. */
function extras({ announcements, expected }: { announcements: Announcement[]; expected: Expected }) {
  return announcements.slice(expected.events);
}

function cut(
  spare: Announcement[],
  lives: { announcements: Announcement[]; expected: Expected }[],
  wanted: number,
): Announcement[] {
  const needed = lives.flatMap(({ announcements, expected }) => announcements.slice(0, expected.events));
  return [...needed, ...spare.slice(0, Math.max(0, wanted - needed.length))];
}
