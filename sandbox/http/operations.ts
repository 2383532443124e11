import { z } from "zod";
import { balanceOperations } from "../balances/balance-operations";
import { cardOperations } from "../cards/card-operations";
import { limitOperations } from "../limits/limit-operations";
import { pciOperations } from "../pci/pci-operations";
import { transactionOperations } from "../transactions/transaction-operations";
import { transferOperations } from "../transfers/transfer-operations";
import { userOperations } from "../users/user-operations";
import { walletOperations } from "../wallets/wallet-operations";
import type { Operation } from "./operation";
import { bodyOf } from "./operation";

const echoOperations: Operation[] = [
  {
    name: "echo",
    method: "POST",
    paths: ["/svc/payment/api/v1/echo", "/svc/payment/api/v1/openapi/echo"],
    run: (_issuer, call) => ({ kind: "data", value: bodyOf(call, z.object({ message: z.string() })) }),
  },
];

/** Every operation of §10 that this issuer serves. */
export const operations: Operation[] = [
  ...echoOperations,
  ...cardOperations,
  ...limitOperations,
  ...transactionOperations,
  ...balanceOperations,
  ...userOperations,
  ...walletOperations,
  ...transferOperations,
  ...pciOperations,
];
