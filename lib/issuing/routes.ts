import type { OperationName } from "@/lib/issuing/operation-types";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Route {
  method: HttpMethod;
  /** `:id` is the only parameter a path may have. */
  path: string;
  /** Query names in the order in which they are sent. */
  query: readonly string[];
  /** Are verb and path both stated by the issuer, or is one of them our most consistent guess? (contract §10) */
  tag: "documented" | "inferred";
  /** A write goes out once and is never repeated. */
  kind: "read" | "write";
}

export type RouteMap = Readonly<Record<OperationName, Route>>;

const TS = "/svc/ts/api/v1/openapi";
const PCI = "/svc/card_issuer/api/v1";
const PAGE = ["offset", "limit"] as const;

/** Every operation of the contract: the one place where a wrong guess is put right. */
export const routes: RouteMap = {
  echo: documented("read", "POST", "/svc/payment/api/v1/echo"),

  createCard: documented("write", "POST", `${TS}/cards`),
  editCardLimit: inferred("write", "PUT", `${TS}/cards/:id/limit`),
  getBalance: inferred("read", "GET", `${TS}/balance`, ["p_user_id"]),
  getCardLimitHistory: documented("read", "GET", `${TS}/cards/:id/limit/history`, [...PAGE, "limit_id"]),
  lockCard: inferred("write", "PUT", `${TS}/cards/:id/lock`),
  unlockCard: inferred("write", "PUT", `${TS}/cards/:id/unlock`),
  terminateCard: inferred("write", "PUT", `${TS}/cards/:id/terminate`),
  getCard: inferred("read", "GET", `${TS}/cards/:id`),
  listCards: inferred("read", "GET", `${TS}/cards`, PAGE),
  listTransactions: documented("read", "GET", `${TS}/transactions`, [...PAGE, "card"]),

  exchangeKey: documented("write", "POST", `${PCI}/pci_session`),
  getFullCardNumber: inferred("read", "GET", `${PCI}/pci_card_with_session`, ["referenceID", "kid"]),
  setCardPin: inferred("write", "POST", `${PCI}/pci_pin_with_session`, ["referenceID"]),

  createUser: inferred("write", "POST", `${TS}/user`),
  editUser: documented("write", "PUT", `${TS}/user/:id`),
  getUser: inferred("read", "GET", `${TS}/user/:id`),
  linkCard: inferred("write", "POST", `${TS}/user/:id/link_card`),

  createWallet: inferred("write", "POST", `${TS}/wallets`),
  getWallet: inferred("read", "GET", `${TS}/wallets/:id`),
  listWallets: inferred("read", "GET", `${TS}/wallets`, ["p_user_id", ...PAGE]),
  listWalletTransactions: inferred("read", "GET", `${TS}/wallets/:id/transactions`, PAGE),
  getTopupFeeRule: inferred("read", "GET", `${TS}/wallets/topup_fee_rule`),
  setTopupFeeRule: inferred("write", "POST", `${TS}/wallets/topup_fee_rule`),

  createTransfer: inferred("write", "POST", `${TS}/platform_transfer`),
  listTransfers: inferred("read", "GET", `${TS}/platform_transfer`, PAGE),
};

function documented(
  kind: Route["kind"],
  method: HttpMethod,
  path: string,
  query: readonly string[] = [],
): Route {
  return { method, path, query, tag: "documented", kind };
}

function inferred(
  kind: Route["kind"],
  method: HttpMethod,
  path: string,
  query: readonly string[] = [],
): Route {
  return { method, path, query, tag: "inferred", kind };
}
