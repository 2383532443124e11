import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { claimChallenge } from "@/lib/three-ds/claim-challenge";
import { openCode } from "@/lib/three-ds/keep-code";
import { revealCode } from "@/lib/three-ds/reveal-code";
import { forgetNonces } from "@/lib/webhooks/remember-nonce";
import {
  type SignedWebhook,
  startThreeDsFixture,
  type ThreeDsFixture,
} from "@/scripts/testing/three-ds-fixture";

let fixture: ThreeDsFixture;

beforeAll(async () => {
  fixture = await startThreeDsFixture();
});

const CODES = ["000001", "000002", "000003"] as const;
type Code = (typeof CODES)[number];

/** `copy`: byte for byte. `retry`: the same body under a fresh signature, as the issuer may send again. */
type Sending = { code: Code; as: "copy" | "retry" };

const sending = fc.record({
  code: fc.constantFrom(...CODES),
  as: fc.constantFrom("copy" as const, "retry" as const),
});
/** What the bodies differ in, apart from the code. */
const bodies = fc.constantFrom("nothing", "issue time", "merchant");
const life = fc
  .record({ repeats: fc.array(sending, { maxLength: 4 }), differ: bodies, reveals: fc.boolean() })
  .chain(({ repeats, ...rest }) => {
    const all: Sending[] = [...CODES.map((code) => ({ code, as: "copy" as const })), ...repeats];
    return fc.shuffledSubarray(all, { minLength: all.length }).map((order) => ({ order, ...rest }));
  });

interface Verification {
  id: string;
  originals: Record<Code, SignedWebhook>;
  texts: Record<Code, string>;
}

/** The issuer signs the three codes a minute apart, whenever they arrive. */
function announce(differ: string): Verification {
  const said = fixture.body();
  const start = fixture.clock.now().getTime();
  const each = CODES.map((code, minute) => {
    const at = new Date(start + minute * 60_000);
    const more = {
      "issue time": { p_created_at: at.toISOString() },
      merchant: { merchant_name: `Shop ${minute}`, p_created_at: undefined },
    }[differ];
    const text = JSON.stringify({ ...said, ...more, otp_code: code });
    return [code, text, fixture.signed(text, at)] as const;
  });
  fixture.pass(180);
  return {
    id: said.verification_id,
    texts: Object.fromEntries(each.map(([code, text]) => [code, text])) as Verification["texts"],
    originals: Object.fromEntries(each.map(([code, , one]) => [code, one])) as Verification["originals"],
  };
}

async function reveal(verificationId: string): Promise<string> {
  const row = await db().threeDsChallenge.findUniqueOrThrow({ where: { verificationId } });
  await claimChallenge(fixture.support, fixture.context(), { challengeId: row.id });
  const input = { challengeId: row.id, acknowledged: true };
  return revealCode(fixture.support, fixture.context(), input).then(
    ({ code }) => code,
    ({ fields }) => fields.challengeId,
  );
}

test("three codes of a verification and their repeats, in any order, end with the latest, and each is shown once", async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ order, differ, reveals }) => {
      const { id, originals, texts } = announce(differ);
      const shown: string[] = [];
      for (const { code, as } of order) {
        const webhook = as === "copy" ? originals[code] : fixture.signed(texts[code]);
        expect(await fixture.deliver(webhook)).toBe("stored");
        if (reveals) shown.push(await reveal(id));
      }
      shown.push(await reveal(id), await reveal(id));
      const codes = shown.filter((one) => one !== "alreadyRevealed");
      expect(codes).toContain("000003");
      expect(await db().$transaction((tx) => openCode(tx, id, fixture.clock.now()))).toBe("000003");
      expect(new Set(codes).size).toBe(codes.length);
      fixture.pass(600);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("a copy of an older delivery is acknowledged, and neither brings its code back nor lets anything be shown again", async () => {
  const { id, originals } = announce("nothing");
  await fixture.deliver(originals["000001"]);
  await fixture.deliver(originals["000002"]);
  expect(await reveal(id)).toBe("000002");
  expect(await fixture.deliver(originals["000001"])).toBe("stored");
  expect(await reveal(id)).toBe("alreadyRevealed");
});

test("two deliveries of one verification at once are one challenge with the newer code", async () => {
  for (const differ of ["nothing", "issue time", "merchant"]) {
    const { id, originals } = announce(differ);
    const all = CODES.map((code) => originals[code]);
    await Promise.all([...all, ...all].map((one) => fixture.deliver(one)));
    expect(await db().threeDsChallenge.count({ where: { verificationId: id } })).toBe(1);
    expect(await reveal(id)).toBe("000003");
  }
});

test("a nonce is remembered for as long as its webhook would be accepted, and then forgotten", async () => {
  await db().webhookNonce.deleteMany();
  await fixture.challenge();
  fixture.pass(49 * 3600);
  expect(await forgetNonces(fixture.clock)).toBe(0);
  expect(await db().webhookNonce.count()).toBe(1);
  fixture.pass(2 * 3600);
  expect(await forgetNonces(fixture.clock)).toBe(1);
});
