import "server-only";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { type Card, db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { firstSaid } from "@/lib/issuing/keep-said";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerCard } from "@/lib/issuing/types";
import { readWholeList } from "@/lib/issuing/whole-list";

/** The card to act on, if it still is what the form showed. @throws AppError NOT_FOUND, STALE */
export async function loadForChange(cardId: string, version: number): Promise<Card> {
  const card = await db().card.findUnique({ where: { id: cardId } });
  if (!card) throw new AppError("NOT_FOUND", `no card ${cardId}`);
  if (card.version !== version) throw new AppError("STALE", "the card changed since the form was opened");
  return card;
}

/** What an audit row says of a card: the facts that actions change. */
export function cardFacts(card: Pick<Card, "status">): Prisma.InputJsonObject {
  return { status: card.status };
}

/**
 * The card as the issuer has it after a write it acknowledged. What writes answer is not documented, so the card
 * is read once more; what the reading does not say, or when it fails, the reply itself has to do.
 */
export async function readBack(cardId: string, replied: IssuerCard | null): Promise<IssuerCard | null> {
  const read = await readCard(cardId);
  return read && replied ? firstSaid(read, replied) : (read ?? replied);
}

/** `fetchCard`, or null when the issuer cannot be read. */
export function readCard(cardId: string): Promise<IssuerCard | null> {
  return fetchCard(cardId).catch(() => null);
}

/**
 * The card now, field by field out of Get Card and the list: what Get Card answers is inferred, it may be silent about
 * limits or not be offered at all, and the list item has them (issuing-api §3.1, §3.6, §3.7).
 * @throws IssuingError when neither tells of the card
 */
export async function fetchCard(cardId: string, call: { language?: string } = {}): Promise<IssuerCard> {
  const { card, failures } = await gather(cardId, call, isWorthTheList);
  if (card) return card;
  const [failure] = failures;
  const facts = { kind: "not_found", effect: "none", operation: "getCard", requestId: "" } as const;
  throw failure ?? new IssuingError({ ...facts, detail: `neither Get Card nor the list tells of ${cardId}` });
}

/**
 * The card for finding out what became of a write. `untold`: no source that the issuer offers tells of it, now or
 * later; `unreadable`: it may be told in a moment.
 */
export async function lookAtCard(cardId: string): Promise<IssuerCard | "untold" | "unreadable"> {
  const { card, failures } = await gather(cardId, {}, () => true, { trustNoRules: false });
  return card ?? (failures.every(isNotOffered) ? "untold" : "unreadable");
}

async function gather(
  cardId: string,
  call: { language?: string },
  alsoTheList: (failure: IssuingError) => boolean,
  { trustNoRules } = { trustNoRules: true },
): Promise<{ card: IssuerCard | null; failures: IssuingError[] }> {
  const failures: IssuingError[] = [];
  const noted = (error: unknown) => {
    if (!(error instanceof IssuingError)) throw error;
    failures.push(error);
    return null;
  };
  const answered = await getDirectly(cardId, call).catch(noted);
  // No rules at all, where they are not documented to be told, is no proof that there are none.
  const silent = !trustNoRules && answered?.limits?.length === 0;
  const direct = silent ? { ...answered, limits: null } : answered;
  const [failure] = failures;
  if ((direct?.limits && direct.status) || (failure && !alsoTheList(failure)))
    return { card: direct, failures };
  const listed = await findInList(cardId).catch(noted);
  if (!direct) return { card: listed, failures };
  return { card: listed ? firstSaid(direct, listed) : direct, failures };
}

/** Null where another card came than was asked for. */
async function getDirectly(cardId: string, call: { language?: string }): Promise<IssuerCard | null> {
  const { data } = await issuer().getCard({ cardId }, call);
  return data.id === cardId ? data : null;
}

/** A list on the same broken line would only take longer to fail. */
function isWorthTheList(error: IssuingError): boolean {
  return isNotOffered(error) || error.kind === "server_error" || error.kind === "unreadable_reply";
}

async function findInList(cardId: string): Promise<IssuerCard | null> {
  const isIt = (card: IssuerCard) => card.id === cardId;
  const { rows } = await readWholeList((page) => issuer().listCards(page), { until: isIt });
  return rows.find(isIt) ?? null;
}

/** Puts the card into the mirror and gives what the operation's result and audit row say. */
export async function applyCard(tx: Tx, card: IssuerCard, at: Date): Promise<Prisma.InputJsonObject> {
  const { after } = await mirrorCard(tx, card, { at, from: "detail" });
  return cardFacts(after);
}
