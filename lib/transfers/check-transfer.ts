import "server-only";
import type { Snapshot } from "@/lib/approvals/snapshot";
import type { CardUser } from "@/lib/core/db";
import { personLabel } from "@/lib/core/person-name";
import type { TransferParty } from "@/lib/issuing/requests";
import { assertFunds, readFunds, shortfall } from "@/lib/transfers/funds";
import { loadParty, toParty } from "@/lib/transfers/parties";
import type { TransferOrder } from "@/lib/transfers/schema";

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
