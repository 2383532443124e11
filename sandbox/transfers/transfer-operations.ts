import { z } from "zod";
import { available, move } from "../balances/ledger";
import { one } from "../http/answer";
import { bodyOf, type Call, type Operation, pageOf } from "../http/operation";
import { type Issuer, newRow } from "../issuer";
import { isKnownCurrency, type Money, parseAmount, plain } from "../money";
import { invalidParameter, Problem } from "../problem";
import type { Transfer } from "./transfer";

const party = z.object({
  user_id: z.string().min(1),
  reference_id: z.string().min(1),
  document_type: z.string().min(1),
  document_number: z.string().min(1),
});

const transferBody = z.object({
  sender_party: party,
  receiver_party: party,
  currency: z.string(),
  amount: z.string(),
  remark: z.string(),
  ref_id: z.string().min(1),
});

type Order = z.output<typeof transferBody> & { money: Money };
type Refusal = { code: string; message: string };

/** Create Platform Transfer (§6.1): each ref_id moves money at most once, a repeat answers the first transfer. */
function createTransfer(issuer: Issuer, call: Call): Transfer {
  const order = readOrder(call);
  const [first] = issuer.store.tables.transfers.within("ref_id", order.ref_id).oldestFirst();
  if (first) return sameAgain(first, order);
  const refusal = partiesRefusal(issuer, order) ?? fundsRefusal(issuer, order);
  const { refusedTransfer } = issuer.shape;
  const asRow = refusedTransfer === "reversed" || (refusedTransfer === "mixed" && refusal?.code === NO_FUNDS);
  if (refusal && !asRow) throw new Problem(400, refusal.code, refusal.message);
  if (!refusal) {
    move(issuer, order.sender_party.user_id, order.currency, order.money.negated());
    move(issuer, order.receiver_party.user_id, order.currency, order.money);
  }
  return record(issuer, order, refusal ? "Reversed" : "Settled");
}

const NO_FUNDS = "SBX-INSUFFICIENT-BALANCE";

function readOrder(call: Call): Order {
  const body = bodyOf(call, transferBody);
  if (!isKnownCurrency(body.currency)) throw invalidParameter("currency: unknown.");
  const money = parseAmount(body.amount, body.currency);
  if (!money || money.isZero()) throw invalidParameter(`amount: must be above 0 in ${body.currency}.`);
  if (body.sender_party.user_id === body.receiver_party.user_id) {
    throw invalidParameter("receiver_party.user_id: sender and receiver are the same user.");
  }
  return { ...body, money };
}

function sameAgain(first: Transfer, order: Order): Transfer {
  const same =
    first.sender_user_id === order.sender_party.user_id &&
    first.receiver_user_id === order.receiver_party.user_id &&
    first.currency === order.currency &&
    first.amount === plain(order.money);
  if (!same) throw new Problem(400, "SBX-REF-ID-CONFLICT", "This ref_id was used for another transfer.");
  return first;
}

function partiesRefusal(issuer: Issuer, order: Order): Refusal | null {
  for (const side of ["sender_party", "receiver_party"] as const) {
    const given = order[side];
    const [user] = issuer.store.tables.users.within("user_id", given.user_id).oldestFirst();
    if (!user) return { code: "SBX-UNKNOWN-USER", message: `${side}: unknown user.` };
    const matches =
      user.reference_id === given.reference_id &&
      user.document_type === given.document_type &&
      user.document_number === given.document_number;
    if (!matches)
      return { code: "SBX-EKYC-MISMATCH", message: `${side}: eKYC differs from the registration.` };
    if (user.status !== "Active")
      return { code: "SBX-USER-NOT-ACTIVE", message: `${side}: user is not active.` };
  }
  return null;
}

function fundsRefusal(issuer: Issuer, order: Order): Refusal | null {
  const funds = available(issuer, order.sender_party.user_id, order.currency);
  return funds.lessThan(order.money)
    ? { code: NO_FUNDS, message: `The sender has too little ${order.currency}.` }
    : null;
}

function record(issuer: Issuer, order: Order, transfer_status: Transfer["transfer_status"]): Transfer {
  const row = newRow(issuer);
  return issuer.store.tables.transfers.put({
    ...row,
    p_updated_at: row.p_created_at,
    sender_user_id: order.sender_party.user_id,
    receiver_user_id: order.receiver_party.user_id,
    currency: order.currency,
    amount: plain(order.money),
    remark: order.remark,
    ref_id: order.ref_id,
    transfer_status,
  });
}

const BASE = "/svc/ts/api/v1/openapi";
const PATHS: Operation["paths"] = [`${BASE}/platform_transfer`, `${BASE}/platform_transfers`];

export const transferOperations: Operation[] = [
  {
    name: "createTransfer",
    method: "POST",
    paths: PATHS,
    run: (issuer, call) => one("platform_transfer", presentTransfer(createTransfer(issuer, call)), "nested"),
  },
  {
    name: "listTransfers",
    method: "GET",
    paths: PATHS,
    run: (issuer, call) => {
      const rows = issuer.store.tables.transfers.all().page(pageOf(issuer, call));
      return { kind: "list", name: "platform_transfers", rows: rows.map(presentTransfer) };
    },
  },
];

function presentTransfer({ seq: _, ...row }: Transfer) {
  return row;
}
