import "server-only";
import type { World } from "@/lib/approvals/world";
import type { CardUser } from "@/lib/core/db";
import type { TransferParty } from "@/lib/issuing/requests";
import { assertFunds, readFunds } from "@/lib/transfers/funds";
import { loadParty, toParty } from "@/lib/transfers/parties";
import type { TransferOrder } from "@/lib/transfers/schema";
import { userLabel } from "@/lib/users/user-record";

/** A transfer that may be sent. */
export interface CheckedTransfer {
  sender: TransferParty;
  receiver: TransferParty;
  /** Who to whom. */
  label: string;
  world: World;
}

interface Situation {
  sender: CardUser;
  receiver: CardUser;
  balance: string;
}

/** How the world is read: `fresh` asks the issuer for both users too; the balance is always asked for. */
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
  const situation = await readSituation(order, reading);
  const sender = toParty("sender", situation.sender);
  const receiver = toParty("receiver", situation.receiver);
  assertFunds(situation.balance, order, order.senderId);
  const label = `${userLabel(situation.sender)} → ${userLabel(situation.receiver)}`;
  return { sender, receiver, label, world: worldOf(order, situation) };
}

/** What an approval rests on. @throws AppError NOT_FOUND, ISSUER_* */
export async function transferWorld(order: TransferOrder, reading: Reading): Promise<World> {
  return worldOf(order, await readSituation(order, reading));
}

async function readSituation(order: TransferOrder, { at, fresh, language }: Reading): Promise<Situation> {
  const [sender, receiver, balance] = await Promise.all([
    loadParty(order.senderId, { at, fresh }),
    loadParty(order.receiverId, { at, fresh }),
    readFunds(order.senderId, order.currency, language),
  ]);
  return { sender, receiver, balance };
}

function worldOf({ currency }: TransferOrder, { sender, receiver, balance }: Situation): World {
  return {
    "sender.status": sender.status,
    "receiver.status": receiver.status,
    "sender.balance": `${currency} ${balance}`,
  };
}
