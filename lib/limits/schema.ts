import { z } from "zod";
import type { CardHolder } from "@/lib/cards/schema";
import type { CardState } from "@/lib/cards/status";
import { anyText, cursorText, searchText } from "@/lib/core/input";
import type { LimitDto } from "@/lib/limit-rules/schema";

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(item).max(20),
  );
const flag = z.preprocess((value) => (typeof value === "string" ? value === "true" : value), z.boolean());
const page = {
  cursor: cursorText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** As `<input type="datetime-local">` writes it, or without the time. PostgreSQL knows no year 0. */
const dayOrMinute = z
  .union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })])
  .refine((value) => !value.startsWith("0000"));

export const limitQuery = z.object({
  q: searchText(100).optional(),
  period: list(anyText(40)).optional(),
  currency: list(z.string().regex(/^[A-Za-z]{3,5}$/)).optional(),
  pressure: z.coerce.number().int().min(1).max(1000).optional(),
  terminated: flag.default(false),
  off: flag.default(false),
  ...page,
});

export const limitChangeQuery = z.object({
  q: searchText(100).optional(),
  period: list(anyText(40)).optional(),
  /** `here`: made through this console; `elsewhere`: not, or not that we know. */
  origin: z.enum(["here", "elsewhere"]).optional(),
  /** Both included: a day, or a minute, of `zone`. */
  from: dayOrMinute.optional(),
  to: dayOrMinute.optional(),
  /** IANA; the issuer's when it is not given. */
  zone: anyText(60).refine(isTimeZone).optional(),
  ...page,
});

export type LimitQuery = Partial<z.output<typeof limitQuery>>;
export type LimitChangeQuery = Partial<z.output<typeof limitChangeQuery>>;

/** The card that a rule belongs to, as lists name it. */
export interface LimitCard {
  id: string;
  title: string;
  last4: string | null;
  status: string;
  state: CardState;
  holder: CardHolder | null;
}

export interface LimitListItem extends LimitDto {
  card: LimitCard;
}

export interface LimitPage {
  items: LimitListItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: { count: number; capped: boolean };
  /** The issuer's zone, in which days and months begin. */
  timeZone: string;
}

export interface LimitChangeItem {
  id: string;
  card: LimitCard;
  currency: string;
  /** Null when the log does not say which rule it was. */
  period: string | null;
  periodSource: "issuer" | "recorded" | "derived" | null;
  amount: string;
  /** The amount of the same rule before, where the log shows it. */
  previous: string | null;
  remark: string;
  changedAt: string;
  /** Who did it, when it was done here. */
  actorName: string | null;
}

export interface LimitChangePage {
  items: LimitChangeItem[];
  nextCursor: string | null;
  previousCursor: string | null;
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
