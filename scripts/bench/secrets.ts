import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  type ECDH,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { revealCard } from "../../lib/cards/reveal-card";
import { setPin } from "../../lib/cards/set-pin";
import { issuerCredentials } from "../../lib/core/env";
import { createPciSession } from "../../lib/pci/pci-session";
import { startCardFixture } from "../testing/card-fixture";
import { signedIn, steppedUp } from "../testing/secrets-fixture";
import { type Timing, timing } from "./measure";

const ROUNDS = 150;
const WARM_UP = 20;

/**
 * A PIN and a reveal: our own cost, with signatures, rows and audit, less the time in which the issuer had the word,
 * against bare node:crypto doing the same mathematics.
 */
export async function benchSecrets(): Promise<void> {
  const fixture = await startCardFixture({ REVEAL_DAILY_BUDGET: "100000", STEP_UP_MINUTES: "60" });
  try {
    const viewer = await steppedUp(await signedIn("support", ["cards.reveal"]));
    const card = await fixture.newCard();
    const bare = bareMaths();
    const pin = () =>
      setPin(viewer, fixture.context(), {
        operationId: randomUUID(),
        cardId: card.id,
        version: card.version,
        pin: "7294",
      });
    const reveal = () =>
      revealCard(viewer, fixture.context(), {
        revealId: randomUUID(),
        cardId: card.id,
        reason: "measured by the bench",
      });
    process.stdout.write(
      "\nSecrets: our own cost, the issuer's time taken off, against the same maths in bare node:crypto\n",
    );
    const { ours, maths } = await inTurn({
      ours: { pin, reveal, block: () => ourBlock(bare.peer) },
      maths: { pin: bare.pin, reveal: bare.reveal, block: bare.block },
    });
    print("key agreement and block (lib/pci)", ours.block, maths.block);
    print("setting a PIN (two signed calls, operation, audit)", ours.pin, maths.pin);
    print("a reveal (two signed calls, step-up, budget, audit)", ours.reveal, maths.reveal);
  } finally {
    await fixture.sandbox.stop();
  }
}

type Works = Record<"pin" | "reveal" | "block", () => unknown>;

async function inTurn(sides: Record<"ours" | "maths", Works>) {
  const upstream = watchUpstream();
  const take = async (work: () => unknown) => {
    const before = upstream();
    const started = performance.now();
    await work();
    return performance.now() - started - (upstream() - before);
  };
  const times = { ours: emptyTimes(), maths: emptyTimes() };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const side of ["ours", "maths"] as const) {
      for (const name of ["pin", "reveal", "block"] as const) {
        const took = await take(sides[side][name]);
        if (round >= 0) times[side][name].push(took);
      }
    }
  }
  const timings = (side: "ours" | "maths") => ({
    pin: timing(times[side].pin),
    reveal: timing(times[side].reveal),
    block: timing(times[side].block),
  });
  return { ours: timings("ours"), maths: timings("maths") };
}

const emptyTimes = () => ({ pin: [] as number[], reveal: [] as number[], block: [] as number[] });

/** Milliseconds spent between our request and the first byte of its answer, so far. Calls here come one by one. */
function watchUpstream(): () => number {
  let total = 0;
  let started = 0;
  subscribe("http.client.request.start", () => {
    started = performance.now();
  });
  subscribe("http.client.response.finish", () => {
    total += performance.now() - started;
  });
  return () => total;
}

async function ourBlock(peer: ECDH): Promise<void> {
  using session = createPciSession();
  const point = peer.getPublicKey();
  session.agree({ x: point.subarray(1, 33), y: point.subarray(33) });
  await session.encryptPin("7294");
}

/** The mathematics of a PIN and of a reveal with nothing around them: two signatures, one agreement, one block. */
function bareMaths() {
  const key = createPrivateKey(issuerCredentials().privateKey);
  const peer = createECDH("prime256v1");
  peer.generateKeys();
  const plaintext = Buffer.from('{"password":"7294"}');
  const agree = () => {
    const pair = createECDH("prime256v1");
    pair.generateKeys();
    return createHash("sha256").update(randomUUID()).update(pair.computeSecret(peer.getPublicKey())).digest();
  };
  const seal = (secret: Buffer) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", secret, iv);
    const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
    return { iv, sealed, tag: cipher.getAuthTag() };
  };
  const block = () => seal(agree());
  const twoSignatures = () => {
    for (let call = 0; call < 2; call += 1) signOne(key);
  };
  return {
    peer,
    block,
    pin: () => {
      twoSignatures();
      block();
    },
    reveal: () => {
      twoSignatures();
      const secret = agree();
      const { iv, sealed, tag } = seal(secret);
      const open = createDecipheriv("aes-256-gcm", secret, iv).setAuthTag(tag);
      Buffer.concat([open.update(sealed), open.final()]);
    },
  };
}

function signOne(key: KeyObject): void {
  const k1 = createHmac("sha256", "0000000000000000").update("20240501120123").digest();
  const k2 = createHmac("sha256", k1).update("Wonder-RSA-SHA256").digest();
  sign("sha256", createHmac("sha256", k2).update("POST\n/svc/card_issuer").digest(), key);
}

function print(label: string, ours: Timing, maths: Timing): void {
  const ms = (value: number) => `${value.toFixed(2)} ms`.padStart(10);
  process.stdout.write(
    `  ${label.padEnd(58)} ${ms(ours.p50)} / ${ms(maths.p50)} = ${(ours.p50 / maths.p50).toFixed(2)}×\n`,
  );
}
