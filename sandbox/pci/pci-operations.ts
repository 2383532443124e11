import type { Operation } from "../http/operation";
import { exchangeKey } from "./exchange-key";
import { fullCardNumber } from "./full-card-number";
import { setCardPin } from "./set-card-pin";

const PCI = "/svc/card_issuer/api/v1";

export const pciOperations: Operation[] = [
  {
    name: "exchangeKey",
    method: "POST",
    paths: [`${PCI}/pci_session`],
    run: (issuer, call) => ({ kind: "pci", value: exchangeKey(issuer, call) }),
  },
  {
    name: "getFullCardNumber",
    method: "GET",
    paths: [`${PCI}/pci_card_with_session`],
    run: (issuer, call) => ({ kind: "pci", value: fullCardNumber(issuer, call) }),
  },
  {
    name: "setCardPin",
    method: "POST",
    paths: [`${PCI}/pci_pin_with_session`, "/api/v1/pci_pin_with_session"],
    run: (issuer, call) => ({ kind: "pci", value: setCardPin(issuer, call) }),
  },
];
