import type { AllMessages } from "./en";
import approvals from "./zh-CN/approvals.json";
import audit from "./zh-CN/audit.json";
import auth from "./zh-CN/auth.json";
import balances from "./zh-CN/balances.json";
import bulk from "./zh-CN/bulk.json";
import cards from "./zh-CN/cards.json";
import errors from "./zh-CN/errors.json";
import exports from "./zh-CN/exports.json";
import imports from "./zh-CN/imports.json";
import jobs from "./zh-CN/jobs.json";
import layout from "./zh-CN/layout.json";
import limits from "./zh-CN/limits.json";
import overview from "./zh-CN/overview.json";
import search from "./zh-CN/search.json";
import settings from "./zh-CN/settings.json";
import sync from "./zh-CN/sync.json";
import team from "./zh-CN/team.json";
import threeDs from "./zh-CN/three-ds.json";
import transactions from "./zh-CN/transactions.json";
import transfers from "./zh-CN/transfers.json";
import ui from "./zh-CN/ui.json";
import users from "./zh-CN/users.json";
import wallets from "./zh-CN/wallets.json";
import webhooks from "./zh-CN/webhooks.json";

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
