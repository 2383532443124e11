import type { AllMessages } from "./en";
import approvals from "./zh-HK/approvals.json";
import audit from "./zh-HK/audit.json";
import auth from "./zh-HK/auth.json";
import balances from "./zh-HK/balances.json";
import bulk from "./zh-HK/bulk.json";
import cards from "./zh-HK/cards.json";
import errors from "./zh-HK/errors.json";
import exports from "./zh-HK/exports.json";
import imports from "./zh-HK/imports.json";
import jobs from "./zh-HK/jobs.json";
import layout from "./zh-HK/layout.json";
import limits from "./zh-HK/limits.json";
import overview from "./zh-HK/overview.json";
import search from "./zh-HK/search.json";
import settings from "./zh-HK/settings.json";
import sync from "./zh-HK/sync.json";
import team from "./zh-HK/team.json";
import threeDs from "./zh-HK/three-ds.json";
import transactions from "./zh-HK/transactions.json";
import transfers from "./zh-HK/transfers.json";
import ui from "./zh-HK/ui.json";
import users from "./zh-HK/users.json";
import wallets from "./zh-HK/wallets.json";
import webhooks from "./zh-HK/webhooks.json";

const messages: AllMessages = {
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

export default messages;
