import type { Operation } from "../http/operation";
import { withDefaultZero } from "../money";
import { notFound } from "../problem";
import { CORPORATE } from "./account";

const BASE = "/svc/ts/api/v1/openapi";

export const balanceOperations: Operation[] = [
  {
    name: "getBalance",
    method: "GET",
    paths: [`${BASE}/balance`, `${BASE}/balances`, `${BASE}/account/balance`],
    run: (issuer, call) => {
      const userId = call.query.get("p_user_id");
      const { users, accounts } = issuer.store.tables;
      if (userId && users.within("user_id", userId).size === 0)
        throw notFound("There is no user with this id.");
      const rows = accounts
        .within("owner", userId || CORPORATE)
        .oldestFirst()
        .map(({ currency, balance }) => ({ currency, balance: withDefaultZero(balance) }));
      return { kind: "list", name: "balances", rows };
    },
  },
];
