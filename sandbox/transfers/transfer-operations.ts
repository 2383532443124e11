import { one } from "../http/answer";
import { type Operation, pageOf } from "../http/operation";
import { createTransfer } from "./create-transfer";
import type { Transfer } from "./transfer";

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
