import "server-only";
import type { OperationKind } from "@/lib/auth/operation-kinds";
import { findCreatedCard, findStatusChange } from "@/lib/cards/resolve-card-operation";
import { findLimitChange } from "@/lib/limits/resolve-limit-operation";
import type { OperationResolvers } from "@/lib/operations/get-operation";
import { findTransferOutcome } from "@/lib/transfers/resolve-transfer";
import { findCreatedUser, findLink, findUserEdit } from "@/lib/users/resolve-user-operation";
import { findFeeRuleChange, findWalletCreation } from "@/lib/wallets/resolve-wallet-operation";

/** How each kind of operation is found out after a lost reply. */
export const operationResolvers: OperationResolvers = {
  "cards.lock": (operation) => findStatusChange(operation),
  "cards.unlock": (operation) => findStatusChange(operation),
  "cards.terminate": (operation) => findStatusChange(operation),
  "cards.activate": (operation) => findStatusChange(operation),
  // No call of the issuer says whether a card has a PIN, let alone which.
  "cards.set_pin": async () => ({ verdict: "cannot_be_read" }),
  "cards.create": (operation, settled) => findCreatedCard(operation, { settled }),
  "limits.edit": (operation) => findLimitChange(operation),
  "users.create": (operation) => findCreatedUser(operation),
  "users.edit": (operation) => findUserEdit(operation),
  "users.link_card": (operation) => findLink(operation),
  "wallets.create": (operation) => findWalletCreation(operation),
  "transfers.create": (operation, settled) => findTransferOutcome(operation, { settled }),
  "wallets.fees": (operation) => findFeeRuleChange(operation),
} satisfies Record<OperationKind, OperationResolvers[string]>;
