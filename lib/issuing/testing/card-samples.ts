import type { Sample } from "@/lib/issuing/testing/sample";

const TS = "/svc/ts/api/v1/openapi";
const PCI = "/svc/card_issuer/api/v1";
const CARD = "56f825f9-b962-46ca-8c0d-99269e041514";
const USER = "0d1c63b1-1a3c-4b0d-9e0a-0f6a0f2f7c11";
const page = { offset: 0, limit: 10 };
const jwe = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.aQwONGKUTg.tDTS8cKaSQBM98v-IM3alQ";

const limits = [
  { period: "Daily", limit_amount: "1000", used_amount: "250.50", status: "Active" },
  { period: "Monthly", limit_amount: "0.00", used_amount: "0.00", status: "Inactive" },
];
const card = {
  id: CARD,
  reference_id: CARD,
  title: "Test",
  type: "Expense",
  status: "Active",
  settlement_currency: "USD",
  first_6_digits: "356772",
  last_4_digits: "8348",
  expiration_date: "04/32",
  p_created_at: "2025-07-08T17:12:00.066332Z",
};
const listedCard = { ...card, limits };
const createdCard = {
  ...card,
  pan: "356772******8348",
  issuer_brand: "JCB",
  is_encrypt: true,
  business_name: "OMS - Manually Test - 2",
};
const cardResult = {
  id: CARD,
  referenceId: CARD,
  title: "Test",
  type: "Expense",
  status: "Active",
  settlementCurrency: "USD",
  first6: "356772",
  last4: "8348",
  expirationDate: "04/32",
  createdAt: "2025-07-08T17:12:00.066332Z",
  mode: null,
};
const limitsResult = [
  { id: null, period: "Daily", limitAmount: "1000", usedAmount: "250.50", status: "Active" },
  { id: null, period: "Monthly", limitAmount: "0.00", usedAmount: "0.00", status: "Inactive" },
];
const transaction = {
  id: "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
  p_business_id: null,
  p_user_id: null,
  card: "03e69dd9-a70c-4b0f-b084-c0ee077772fb",
  status: "Declined",
  type: "Sales",
  transaction_currency: "HKD",
  transaction_amount: "-101",
  local_currency: "HKD",
  local_amount: "-101",
  final_local_amount: "-101",
  calculated_fee: "0",
  merchant_id: "666666660057123",
  merchant_country: "HK",
  merchant_city: "",
  merchant_name: "Bindo Simulator Test",
  p_created_at: "2025-03-04T03:32:11.051702Z",
};
export const cardSamples: Sample[] = [
  {
    name: "createCard",
    call: (client) =>
      client.createCard({
        mode: "B2C",
        pUserId: USER,
        title: "Test",
        limits: [{ period: "Daily", limitAmount: "5" }],
      }),
    sent: {
      method: "POST",
      url: `${TS}/cards`,
      body: {
        card: {
          mode: "B2C",
          p_user_id: USER,
          title: "Test",
          limits: [{ period: "Daily", limit_amount: "5" }],
        },
      },
    },
    data: createdCard,
    result: {
      ...cardResult,
      pan: "356772******8348",
      issuerBrand: "JCB",
      isEncrypt: true,
      businessName: "OMS - Manually Test - 2",
      pUserId: null,
      limits: null,
    },
  },
  {
    name: "editCardLimit",
    call: (client) =>
      client.editCardLimit({ cardId: CARD, limits: [{ period: "Daily", limitAmount: "0", remark: "off" }] }),
    sent: {
      method: "PUT",
      url: `${TS}/cards/${CARD}/limit`,
      body: { limits: [{ period: "Daily", limit_amount: "0", remark: "off" }] },
    },
    data: { card: listedCard },
    result: { card: { ...cardResult, limits: limitsResult }, limits: limitsResult },
  },
  {
    name: "getCardLimitHistory",
    call: (client) => client.getCardLimitHistory({ cardId: CARD, limitId: "l 1", ...page }),
    sent: { method: "GET", url: `${TS}/cards/${CARD}/limit/history?offset=0&limit=10&limit_id=l%201` },
    data: {
      limit_history: [
        {
          card_limit: "3b3d8531-8532-403f-888c-c85fbf17621d",
          id: "b93ee9a8-f042-41b0-ab84-24e5bad484b2",
          limit_amount: "1001",
          remark: "",
          p_created_at: "2025-06-05T02:47:49.570976316Z",
        },
      ],
    },
    result: [
      {
        id: "b93ee9a8-f042-41b0-ab84-24e5bad484b2",
        limitId: "3b3d8531-8532-403f-888c-c85fbf17621d",
        limitAmount: "1001",
        remark: "",
        createdAt: "2025-06-05T02:47:49.570976316Z",
      },
    ],
  },
  ...(["lock", "unlock", "terminate"] as const).map(
    (verb): Sample => ({
      name: `${verb}Card`,
      call: (client) => client[`${verb}Card`]({ cardId: CARD }),
      sent: { method: "PUT", url: `${TS}/cards/${CARD}/${verb}`, body: {} },
      data: { ...card, status: "Locked" },
      result: { ...cardResult, status: "Locked", limits: null },
    }),
  ),
  {
    name: "getCard",
    call: (client) => client.getCard({ cardId: CARD }),
    sent: { method: "GET", url: `${TS}/cards/${CARD}` },
    data: { card: listedCard },
    result: { ...cardResult, limits: limitsResult },
  },
  {
    name: "listCards",
    call: (client) => client.listCards(page),
    sent: { method: "GET", url: `${TS}/cards?offset=0&limit=10` },
    data: { cards: [listedCard, { ...card, id: "second" }] },
    result: [
      { ...cardResult, limits: limitsResult },
      { ...cardResult, id: "second" },
    ],
  },
  {
    name: "listTransactions",
    call: (client) => client.listTransactions({ ...page, card: CARD }),
    sent: { method: "GET", url: `${TS}/transactions?offset=0&limit=10&card=${CARD}` },
    data: { transactions: [transaction] },
    result: [
      {
        id: transaction.id,
        pBusinessId: null,
        pUserId: null,
        card: transaction.card,
        status: "Declined",
        type: "Sales",
        transactionCurrency: "HKD",
        transactionAmount: "-101",
        localAmount: "-101",
        finalLocalAmount: "-101",
        calculatedFee: "0",
        billingAmount: null,
        merchantId: "666666660057123",
        merchantCity: "",
        merchantName: "Bindo Simulator Test",
        createdAt: "2025-03-04T03:32:11.051702Z",
      },
    ],
  },
];

export const pciSamples: Sample[] = [
  {
    name: "exchangeKey",
    call: (client) => client.exchangeKey({ kid: "k", x: "0a", y: "0b" }),
    sent: {
      method: "POST",
      url: `${PCI}/pci_session`,
      body: { kty: "EC", crv: "P-256", kid: "k", x: "0a", y: "0b" },
    },
    data: { jwk: { kty: "EC", crv: "P-256", x: "5543894af3d00ed7", y: "50185e895372df62" } },
    result: { kty: "EC", crv: "P-256", kid: null, x: "5543894af3d00ed7", y: "50185e895372df62" },
  },
  {
    name: "getFullCardNumber",
    call: (client) => client.getFullCardNumber({ referenceId: CARD, kid: "k" }),
    sent: { method: "GET", url: `${PCI}/pci_card_with_session?referenceID=${CARD}&kid=k` },
    data: { jweCardBlock: jwe },
    result: { jwe },
  },
  {
    name: "setCardPin",
    call: (client) =>
      client.setCardPin({
        referenceId: CARD,
        jwePinBlock: jwe,
        isActivePhysicalCard: true,
        physicalCardReferenceId: "p",
        activateCode: "1234",
      }),
    sent: {
      method: "POST",
      url: `${PCI}/pci_pin_with_session`,
      body: {
        referenceID: CARD,
        jwePinBlock: jwe,
        isActivePhysicalCard: true,
        physicalCardReferenceID: "p",
        activateCode: "1234",
      },
    },
    data: { status: "succeed" },
    result: { status: "succeed" },
  },
];
