import { createHash } from "node:crypto";
import { z } from "zod";
import type { Card } from "../cards/card";
import { isLuhnValid } from "../cards/pan";
import { checked } from "../http/operation";
import type { Issuer } from "../issuer";
import { DOCUMENTED_PCI, pciSwitchesSchema } from "../pci/switches";
import { invalidParameter } from "../problem";
import { type Control, cardByAnyName } from "./control";

const secretsInput = z.strictObject({
  card: z.string(),
  pan: z
    .string()
    .refine((pan) => /^356772\d{10}$/.test(pan) && isLuhnValid(pan), "must be Luhn-valid on 356772"),
  cvv: z.string().regex(/^\d{3}$/, "must be three digits"),
});

export const cardControls: Control[] = [
  {
    method: "POST",
    path: "pci",
    about:
      "Changes how the PCI calls behave; fields left out keep their value, {} goes back to the documented reading.",
    example: { serverKey: "off-curve", enc: "A128CBC-HS256", kid: "wrong", session: "expired" },
    run: ({ issuer }, input) => {
      const wanted = checked(pciSwitchesSchema.partial(), input);
      Object.assign(issuer.pciSwitches, Object.keys(wanted).length === 0 ? DOCUMENTED_PCI : wanted);
      return { pci: issuer.pciSwitches };
    },
  },
  {
    method: "GET",
    path: "pci-sessions",
    about: "The secret keys of recent key exchanges, in hex, so that a test can look for them everywhere.",
    run: ({ issuer }) => ({ sessions: issuer.pci.agreed() }),
  },
  {
    method: "GET",
    path: "card",
    about:
      "What the API does not tell about a card (mode, form, user, activation), never its number: ?card=8348.",
    run: ({ issuer }, _input, query) => ({
      card: hiddenSide(cardByAnyName(issuer, query.get("card") ?? "")),
    }),
  },
  {
    method: "POST",
    path: "card-secrets",
    about:
      "Plants a number and a security code, so that a test can look for them everywhere. Nothing reads them back.",
    example: { card: "8348", pan: "3567720000000002", cvv: "987" },
    run: ({ issuer }, input) => {
      const { card: name, ...secrets } = checked(secretsInput, input);
      const card = cardByAnyName(issuer, name);
      assertUnused(issuer, card, secrets.pan);
      issuer.store.tables.cards.put({ ...card, ...secrets });
      return { card: card.id, last_4_digits: secrets.pan.slice(-4) };
    },
  },
  {
    method: "POST",
    path: "check-pin",
    about: "Whether a PIN is the one that was set.",
    example: { card: "8348", pin: "123456" },
    run: ({ issuer }, input) => {
      const { card, pin } = checked(z.strictObject({ card: z.string(), pin: z.string() }), input);
      const [salt = "", hash] = (cardByAnyName(issuer, card).pin ?? "").split(":");
      return {
        matches:
          createHash("sha256")
            .update(salt + pin)
            .digest("hex") === hash,
      };
    },
  },
];

function hiddenSide(card: Card) {
  return {
    id: card.id,
    reference_id: card.reference_id,
    title: card.title,
    status: card.status,
    mode: card.mode,
    form: card.form,
    p_user_id: card.p_user_id,
    settlement_currency: card.settlement_currency,
    last_4_digits: card.pan.slice(-4),
    has_pin: card.pin !== null,
    physicalCardReferenceID: card.physical?.reference_id ?? null,
    activateCode: card.physical?.activate_code ?? null,
  };
}

function assertUnused(issuer: Issuer, card: Card, pan: string) {
  const sameEnd = issuer.store.tables.cards.within("last_4", pan.slice(-4)).oldestFirst();
  if (sameEnd.some((other) => other.pan === pan && other.id !== card.id)) {
    throw invalidParameter("pan: another card has this number.");
  }
}
