import { z } from "zod";
import { cardInPath } from "../cards/card-operations";
import { presentCard } from "../cards/present-card";
import { one } from "../http/answer";
import { bodyOf, type Operation, pageOf } from "../http/operation";
import { invalidState } from "../problem";
import type { LimitChange } from "./limit";
import { presentLimits } from "./present-limits";
import { limitInput, setLimits } from "./set-limits";

const CARD = "/svc/ts/api/v1/openapi/cards/:id";

/** Several rules at once, or one rule as the body itself: the contract leaves both open. */
const editLimitBody = z.union([
  z.object({ limits: z.array(limitInput).min(1) }),
  limitInput.transform((limit) => ({ limits: [limit] })),
]);

export const limitOperations: Operation[] = [
  {
    name: "editCardLimit",
    method: "PUT",
    paths: [`${CARD}/limit`],
    run: (issuer, call) => {
      const { limits } = bodyOf(call, editLimitBody);
      const card = cardInPath(issuer, call);
      if (card.status === "Terminated") throw invalidState("The limits of a terminated card cannot change.");
      setLimits(issuer, card, limits);
      return one("card", { ...presentCard(issuer, card), limits: presentLimits(issuer, card) });
    },
  },
  {
    name: "getCardLimitHistory",
    method: "GET",
    paths: [`${CARD}/limit/history`],
    run: (issuer, call) => {
      const { offset, limit } = pageOf(issuer, call);
      const card = cardInPath(issuer, call);
      const ofLimit = call.query.get("limit_id");
      const newest = issuer.store.tables.limitChanges.within("card", card.id).newestFirst(0, Infinity);
      const wanted = ofLimit ? newest.filter((row) => row.card_limit === ofLimit) : newest;
      const rows = wanted.slice(offset, offset + limit).map(presentChange);
      return { kind: "list", name: "limit_history", rows };
    },
  },
];

function presentChange(row: LimitChange) {
  return {
    id: row.id,
    remark: row.remark,
    card_limit: row.card_limit,
    limit_amount: row.limit_amount,
    p_created_at: row.p_created_at,
  };
}
