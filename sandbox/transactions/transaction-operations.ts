import { type Operation, pageOf } from "../http/operation";
import { presentTransaction } from "./present-transaction";

export const transactionOperations: Operation[] = [
  {
    name: "listTransactions",
    method: "GET",
    paths: ["/svc/ts/api/v1/openapi/transactions"],
    run: (issuer, call) => {
      const card = call.query.get("card");
      const { transactions } = issuer.store.tables;
      const rows = card ? transactions.within("card", card) : transactions.all();
      return {
        kind: "list",
        name: "transactions",
        rows: rows.page(pageOf(issuer, call)).map((row) => presentTransaction(issuer, row)),
      };
    },
  },
];
