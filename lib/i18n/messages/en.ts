import approvals from "./en/approvals.json";
import audit from "./en/audit.json";
import auth from "./en/auth.json";
import balances from "./en/balances.json";
import bulk from "./en/bulk.json";
import cards from "./en/cards.json";
import errors from "./en/errors.json";
import exports from "./en/exports.json";
import imports from "./en/imports.json";
import jobs from "./en/jobs.json";
import layout from "./en/layout.json";
import limits from "./en/limits.json";
import overview from "./en/overview.json";
import search from "./en/search.json";
import settings from "./en/settings.json";
import sync from "./en/sync.json";
import team from "./en/team.json";
import threeDs from "./en/three-ds.json";
import transactions from "./en/transactions.json";
import transfers from "./en/transfers.json";
import ui from "./en/ui.json";
import users from "./en/users.json";
import wallets from "./en/wallets.json";
import webhooks from "./en/webhooks.json";

const messages = {
  approvals,
  audit,
  auth,
  balances,
  bulk,
  cards,
  errors,
  exports,
  imports,
  jobs,
  layout,
  limits,
  overview,
  search,
  settings,
  sync,
  team,
  "three-ds": threeDs,
  transactions,
  transfers,
  ui,
  users,
  wallets,
  webhooks,
};

export type AllMessages = typeof messages;
export type Namespace = keyof AllMessages;

export default messages;
