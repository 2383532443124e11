import { randomUUID } from "node:crypto";
import type { Submitted } from "@/lib/approvals/schema";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerTransfer } from "@/lib/issuing/types";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { pUserId } from "@/lib/users/ids";
import { mirrorUser } from "@/lib/users/mirror-user";
import type { CardFixture } from "./card-fixture";

export interface TransferForm {
  formId: string;
  senderId: string;
  receiverId: string;
  currency: string;
  amount: string;
  remark: string;
}

let phones = 80_000_000;

/** An active user at the issuer and in the register, with this much money. */
export async function payer(fixture: CardFixture, balance = "0", currency = "USD"): Promise<string> {
  phones += 1;
  const sent = {
    callingCode: "852",
    phoneNumber: String(phones),
    documentType: "PASSPORT",
    documentNumber: `T${phones}`,
    firstName: "Tai",
    lastName: `Payer ${phones}`,
    dateOfBirth: "1990-01-02",
    issuingCountry: "HKG",
  } as const;
  const created = await issuer().createUser(sent);
  const id = pUserId.parse(created.data.userId ?? created.data.id);
  const { data } = await issuer().getUser({ referenceId: id });
  await db().$transaction((tx) => mirrorUser(tx, id, data, new Date()));
  if (balance !== "0") await fund(fixture, id, balance, currency);
  return id;
}

export async function fund(
  fixture: CardFixture,
  user: string,
  amount: string,
  currency = "USD",
): Promise<void> {
  await fixture.sandbox.control("deposit", { p_user_id: user, currency, amount });
}

/** What the issuer says that the user has. */
export async function balanceOf(user: string, currency = "USD"): Promise<string> {
  const { data } = await issuer().getBalance({ pUserId: user });
  return data.find((entry) => entry.currency === currency)?.balance ?? "0";
}

export function formOf(senderId: string, receiverId: string, over: Partial<TransferForm> = {}): TransferForm {
  const rest = { currency: "USD", amount: "10", remark: "rent share" };
  return { formId: randomUUID(), senderId, receiverId, ...rest, ...over };
}

export function submit(
  fixture: CardFixture,
  form: object,
  who: Viewer = fixture.viewer("finance"),
): Promise<Submitted> {
  return createTransfer(who, fixture.context(), form);
}

/** Everything that the issuer lists. */
export async function listedTransfers(): Promise<IssuerTransfer[]> {
  const all: IssuerTransfer[] = [];
  for (;;) {
    const { data } = await issuer().listTransfers({ offset: all.length, limit: 1000 });
    if (data.length === 0) return all;
    all.push(...data);
  }
}

/** The transfer waits at the issuer's door, past every check of ours, until `meanwhile` was answered. */
export async function overtaken<T>(
  fixture: CardFixture,
  attempt: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<PromiseSettledResult<T>> {
  await fixture.fault("createTransfer", "reorder");
  const begun = Promise.allSettled([attempt()]);
  for (let armed = true; armed; ) {
    const { faults } = await fixture.sandbox.control<{ faults: unknown[] }>("faults");
    armed = faults.length > 0;
  }
  await meanwhile();
  const [result] = await begun;
  return result;
}

/** Moves money behind the console's back once it is called: everything that must be read for it is read before. */
export async function moverElsewhere(
  senderId: string,
  receiverId: string,
  amount: string,
): Promise<() => Promise<unknown>> {
  const [sender, receiver] = [await partyOf(senderId), await partyOf(receiverId)];
  const input = { sender, receiver, currency: "USD", amount, remark: "elsewhere", refId: randomUUID() };
  return () => issuer().createTransfer(input);
}

async function partyOf(userId: string) {
  const { data } = await issuer().getUser({ referenceId: userId });
  return {
    userId,
    referenceId: data.referenceId ?? "",
    documentType: data.documentType ?? "",
    documentNumber: data.documentNumber ?? "",
  };
}
