import "server-only";
import type { Snapshot } from "@/lib/approvals/snapshot";
import type { CardUser } from "@/lib/core/db";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { personLabel } from "@/lib/core/person-name";
import type { TransferParty } from "@/lib/issuing/requests";
import { PARTY_FIELDS, type Party, type PartyField } from "@/lib/transfers/constants";
import { assertFunds, readFunds, shortfall } from "@/lib/transfers/funds";
import type { TransferOrder } from "@/lib/transfers/schema";
import { loadUser } from "@/lib/users/edit-user";
import { openIdentity } from "@/lib/users/identity";
import { type PUserId, pUserId, userIdOf, userReferenceOf } from "@/lib/users/ids";
import { readUser } from "@/lib/users/issuer-user";
import { mirrorUser } from "@/lib/users/mirror-user";

/** A transfer that may be sent. */
export interface CheckedTransfer {
  sender: TransferParty;
  receiver: TransferParty;
  /** Who to whom. */
  label: string;
  snapshot: Snapshot;
}

interface Parties {
  sender: CardUser;
  receiver: CardUser;
}

/** How the snapshot is read: `fresh` asks the issuer for both users too; the balance is always asked for. */
interface Reading {
  at: Date;
  fresh: boolean;
  language?: string;
}

/**
 * Both users and the sender's balance as they are now, and whether they allow the transfer.
 * @throws AppError NOT_FOUND, ISSUER_* (the balance cannot be read), NOT_ALLOWED_NOW as `toParty` and `assertFunds`
 */
export async function checkTransfer(order: TransferOrder, reading: Reading): Promise<CheckedTransfer> {
  const parties = await readParties(order, reading);
  const sender = toParty("sender", parties.sender);
  const receiver = toParty("receiver", parties.receiver);
  // Asked for last: an issuer that knows no such user refuses it, and would hide who is wrong.
  const balance = await readFunds(order.senderId, order.currency, reading.language);
  assertFunds(balance, order, order.senderId);
  const label = `${personLabel(parties.sender)} → ${personLabel(parties.receiver)}`;
  return { sender, receiver, label, snapshot: snapshotOf(order, parties, balance) };
}

/** What an approval rests on. @throws AppError NOT_FOUND, ISSUER_* */
export async function transferSnapshot(order: TransferOrder, reading: Reading): Promise<Snapshot> {
  const parties = await readParties(order, reading);
  return snapshotOf(order, parties, await readFunds(order.senderId, order.currency, reading.language));
}

async function readParties(order: TransferOrder, { at, fresh }: Reading): Promise<Parties> {
  const [sender, receiver] = await Promise.all([
    loadParty(order.senderId, { at, fresh }),
    loadParty(order.receiverId, { at, fresh }),
  ]);
  return { sender, receiver };
}

function snapshotOf(
  { currency, amount }: TransferOrder,
  { sender, receiver }: Parties,
  balance: string,
): Snapshot {
  return {
    "sender.status": sender.status,
    "receiver.status": receiver.status,
    "sender.balance": `${currency} ${balance}`,
    "sender.shortfall": shortfall(balance, amount, currency),
  };
}

/**
 * A party as the register has it, after reading it from the issuer when that is asked for; an issuer that cannot be
 * read leaves it as it was known. @throws AppError NOT_FOUND
 */
async function loadParty(id: PUserId, { at, fresh }: { at: Date; fresh: boolean }): Promise<CardUser> {
  const known = await loadUser(id);
  const read = fresh ? await readUser({ id, reference: userReferenceOf(known) }) : null;
  return read ? db().$transaction((tx) => mirrorUser(tx, id, read, at)) : known;
}

/**
 * What the contract wants of a party (issuing-api §6.1), out of the register: nobody types it.
 * @throws AppError NOT_ALLOWED_NOW; `details.needs` is `party-inactive`, or `party-incomplete` with the names in
 *   `details.missing`, and `details.userId` leads to the user
 */
function toParty(side: Party, user: CardUser): TransferParty {
  // A status that the issuer never told is the issuer's to judge: the field is not documented (issuing-api §4.3).
  if (user.status !== null && user.status.trim().toLowerCase() !== "active") {
    throw new AppError("NOT_ALLOWED_NOW", `${side} ${user.id} is ${user.status}`, {
      details: { needs: "party-inactive", party: side, userId: user.id, changed: "no" },
    });
  }
  const { documentNumber } = openIdentity(pUserId.parse(user.id), user);
  const { referenceId, documentType } = user;
  if (referenceId && documentType && documentNumber)
    return { userId: userIdOf(user), referenceId, documentType, documentNumber };
  const given: Record<PartyField, string | null> = { referenceId, documentType, documentNumber };
  const missing = PARTY_FIELDS.filter((field) => !given[field]);
  throw new AppError("NOT_ALLOWED_NOW", `${side} ${user.id} lacks ${missing.join(", ")}`, {
    details: { needs: "party-incomplete", party: side, userId: user.id, missing, changed: "no" },
  });
}
