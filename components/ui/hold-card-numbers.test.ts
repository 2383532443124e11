import fc from "fast-check";
import { expect, test } from "vitest";
import { callAction } from "./call-action";
import { CardNumberHeld, holdCardNumbers } from "./hold-card-numbers";

const CARD = "4111 1111 1111 1111";

function heldFields(body: unknown): unknown {
  try {
    holdCardNumbers(body);
    return null;
  } catch (error) {
    return error instanceof CardNumberHeld ? error.fields : error;
  }
}

test.each([
  [
    [{ operationId: "56f825f9-b962-46ca-8c0d-99269e041514", reason: `lost ${CARD}` }],
    { reason: "cardNumber" },
  ],
  [[{ rules: [{ remark: CARD }] }], { "rules.0.remark": "cardNumber" }],
  [[CARD], { form: "cardNumber" }],
  [["an-import", [{ name: CARD.replaceAll(" ", "–") }]], { name: "cardNumber" }],
  [[{ reason: "356772******8348, 666666660057123, 50,000.00" }], null],
  [[{ documentNumber: "620000000000000005" }], null],
  [["620000000000000005"], null],
  [[{ physicalCardReferenceId: "4111111111111111", activateCode: "4111111111111111" }], null],
])("of %j, what an action is called with, this is told: %j", (given, told) => {
  expect(heldFields(JSON.stringify(given))).toEqual(told);
});

test("a form's parts are looked at like one text", () => {
  const form = new FormData();
  form.set("0", JSON.stringify([{ text: CARD }]));
  expect(heldFields(form)).toEqual({ text: "cardNumber" });
});

test("in whatever field, around whatever words and in whatever digits it stands, a card number is held", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{1,12}$/),
      fc.stringMatching(/^[a-z ]{0,20}$/),
      fc.constantFrom("", " ", "-", "\u2013", ".", "\u00a0"),
      fc.boolean(),
      (field, words, gap, fullWidth) => {
        const plain = "4111111111111111".replace(/(\d{4})(?=\d)/g, `$1${gap}`);
        const shown = fullWidth
          ? plain.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
          : plain;
        const body = JSON.stringify([{ [field]: `${words} ${shown} ${words}` }]);
        expect(heldFields(body)).toEqual({ [field]: "cardNumber" });
      },
    ),
  );
});

test("what was held back is told like the server's refusal: nothing was changed, and the field is named", async () => {
  const answer = await callAction(() => Promise.reject(new CardNumberHeld({ reason: "cardNumber" })));
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "INVALID_INPUT", fields: { reason: "cardNumber" }, details: { changed: "no" } },
  });
});
