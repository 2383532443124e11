import { describe, expect, it } from "vitest";
import { API, withSandbox } from "../testing/client";
import { OPERATION_NAMES } from "./operation-names";
import { operations } from "./operations";

const PCI = "/svc/card_issuer/api/v1";

describe("the operations of §10", () => {
  it("are all served, each under the contract's verb and path", () => {
    const table = operations.map(({ name, method, paths }) => `${name} ${method} ${paths[0]}`);
    expect(table.sort()).toEqual(
      [
        "echo POST /svc/payment/api/v1/echo",
        `createCard POST ${API}/cards`,
        `editCardLimit PUT ${API}/cards/:id/limit`,
        `getBalance GET ${API}/balance`,
        `getCardLimitHistory GET ${API}/cards/:id/limit/history`,
        `lockCard PUT ${API}/cards/:id/lock`,
        `unlockCard PUT ${API}/cards/:id/unlock`,
        `terminateCard PUT ${API}/cards/:id/terminate`,
        `getCard GET ${API}/cards/:id`,
        `listCards GET ${API}/cards`,
        `listTransactions GET ${API}/transactions`,
        `exchangeKey POST ${PCI}/pci_session`,
        `getFullCardNumber GET ${PCI}/pci_card_with_session`,
        `setCardPin POST ${PCI}/pci_pin_with_session`,
        `createUser POST ${API}/user`,
        `editUser PUT ${API}/user/:id`,
        `getUser GET ${API}/user/:id`,
        `linkCard POST ${API}/user/:id/link_card`,
        `createWallet POST ${API}/wallets`,
        `getWallet GET ${API}/wallets/:id`,
        `listWallets GET ${API}/wallets`,
        `listWalletTransactions GET ${API}/wallets/:id/transactions`,
        `getTopupFeeRule GET ${API}/wallets/topup_fee_rule`,
        `setTopupFeeRule POST ${API}/wallets/topup_fee_rule`,
        `createTransfer POST ${API}/platform_transfer`,
        `listTransfers GET ${API}/platform_transfer`,
      ].sort(),
    );
    expect(new Set(operations.map(({ name }) => name))).toEqual(new Set(OPERATION_NAMES));
  });

  it("refuse a body that is no JSON, and an unknown path, without a stack trace", async () => {
    await withSandbox({}, async (client) => {
      const broken = await client.call("POST", `${API}/cards`, { rawBody: '{"card": ' });
      expect([broken.status, broken.json]).toEqual([
        400,
        { code: "SBX-INVALID-PARAMETER", message: "The body is not valid JSON." },
      ]);
      const unknown = await client.call("GET", `${API}/nothing`);
      expect([unknown.status, unknown.json]).toMatchObject([404, { code: "SBX-NO-ROUTE" }]);
    });
  });
});
