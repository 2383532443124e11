import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { activateCard } from "@/lib/cards/activate-card";
import { revealCard } from "@/lib/cards/reveal-card";
import { setPin } from "@/lib/cards/set-pin";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import {
  freshPan,
  newPhysicalCard,
  pinMatches,
  plant,
  signedIn,
  steppedUp,
} from "@/scripts/testing/secrets-fixture";

/** The other reading of the contract (§8.1, §3.11): 16 bytes of kid, the PIN block as the whole body, six digits. */
const OTHER_READING = {
  ISSUING_PCI_KID_ENCODING: "bytes",
  ISSUING_PCI_PIN_BODY: "raw",
  CARD_PIN_LENGTH: "6",
};

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture(OTHER_READING);
  await fixture.sandbox.control("pci", { kidEncoding: "raw" });
});
afterAll(() => fixture.sandbox.stop());

const lastPinCall = async () => {
  const { requests } = await fixture.sandbox.control<{ requests: { query: string }[] }>(
    "requests?operation=setCardPin",
  );
  return requests.at(-1);
};

test("a PIN is set with the raw body, whose card only the query names", async () => {
  const card = await fixture.newCard();
  const input = { operationId: randomUUID(), cardId: card.id, version: card.version, pin: "918273" };
  const operation = await setPin(fixture.viewer("support"), fixture.context(), input);
  expect(operation.status).toBe("succeeded");
  expect(await pinMatches(fixture, card.id, "918273")).toBe(true);
  expect((await lastPinCall())?.query).toContain(`referenceID=${card.referenceId}`);
});

test("the configured length is the one that counts", async () => {
  const card = await fixture.newCard();
  const input = { operationId: randomUUID(), cardId: card.id, version: card.version, pin: "4711" };
  await expect(setPin(fixture.viewer("support"), fixture.context(), input)).rejects.toMatchObject({
    fields: { pin: "pinLength" },
  });
});

test("a card is activated with the structured body all the same, and its code is in no URL", async () => {
  const { card, ...activation } = await newPhysicalCard(fixture);
  const input = {
    operationId: randomUUID(),
    cardId: card.id,
    version: card.version,
    pin: "918273",
    ...activation,
  };
  const operation = await activateCard(fixture.viewer("support"), fixture.context(), input);
  expect(operation).toMatchObject({ status: "succeeded", result: { status: "Active" } });
  expect((await lastPinCall())?.query).toBe("");
});

test("a number is opened under the key that has the kid's bytes", async () => {
  const pan = freshPan();
  const card = await plant(fixture, await fixture.newCard(), pan, "042");
  const viewer = await steppedUp(await signedIn("finance", ["cards.reveal"]));
  const input = { revealId: randomUUID(), cardId: card.id, reason: "a dispute with the merchant" };
  expect(await revealCard(viewer, fixture.context(), input)).toMatchObject({ pan, cvv: "042" });
});
