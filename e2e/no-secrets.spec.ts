import { randomInt, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { openNewCard } from "./support/card-steps";
import { everyRow } from "./support/every-row";
import { clearFaults, sandbox } from "./support/sandbox";
import { grant, inFours, openReveal, plant, proveIfAsked, reveal } from "./support/secret-steps";
import { expect, signIn, test } from "./support/test";

/** Six digits that no year, amount or page of ours has. */
const freshPin = () => `8${randomInt(1_000, 9_999)}3`;

/** What the issuer can do wrong while a number is asked for. */
const SPOILS: Record<string, string>[] = [
  { cardBlock: "bad-tag" },
  { cardBlock: "truncated" },
  { kid: "wrong" },
  { serverKey: "off-curve" },
  { session: "expired" },
];

interface Markers {
  pan: string;
  cvv: string;
  pins: string[];
  codes: string[];
}

interface Marker {
  text: string;
  /** Digits that would also turn up inside a longer number, an id or a fraction. */
  alone: boolean;
}

/** Every way in which a secret could stand somewhere: as it is, in fours, as hex, as base64 at each offset. */
function spellings({ pan, cvv, pins, codes }: Markers, keys: string[]): Marker[] {
  const long = [pan, `"cvv":"${cvv}"`, ...codes.map(otpField), ...pins.map((pin) => `"password":"${pin}"`)];
  const encoded = [
    ...long.flatMap((text) => [Buffer.from(text).toString("hex"), ...base64sOf(Buffer.from(text))]),
    ...keys.flatMap((key) => [key, ...base64sOf(Buffer.from(key, "hex"))]),
  ];
  const urlSafe = encoded.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  return [
    ...[pan, inFours(pan), ...pins, ...codes].map((text) => ({ text, alone: true })),
    ...[...new Set([...encoded, ...urlSafe])].map((text) => ({ text, alone: false })),
  ];
}

const otpField = (code: string) => `"otp_code":"${code}"`;

/** The inner part of a text's base64, whatever stands before it. */
function base64sOf(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return text.slice(offset === 0 ? 0 : 4, -2);
  });
}

function found(where: string, text: string, markers: Marker[]): string[] {
  return markers.flatMap((marker) => {
    const at = placeOf(text, marker);
    return at === -1 ? [] : [`${where}: …${text.slice(Math.max(0, at - 60), at + 20)}…`];
  });
}

/** Plain search first: a pattern over megabytes of rows and log lines would take minutes. */
function placeOf(text: string, marker: Marker): number {
  for (let at = text.indexOf(marker.text); at !== -1; at = text.indexOf(marker.text, at + 1)) {
    const around = text.slice(Math.max(0, at - 1), at) + text.slice(at + marker.text.length).slice(0, 1);
    if (!marker.alone || !/[\da-f.]/.test(around)) return at;
  }
  return -1;
}

interface Answer {
  url: string;
  text: string;
  isAction: boolean;
  cacheControl: string;
}

/** Keeps every answer on its way to the page: the browser itself forgets bodies when the page moves on. */
async function keepAnswers(page: Page): Promise<Answer[]> {
  const kept: Answer[] = [];
  const concerns = ({ pathname }: URL) => !pathname.startsWith("/_next/static") && pathname !== "/api/live";
  await page.route(concerns, async (route) => {
    const request = route.request();
    try {
      const response = await route.fetch({ maxRedirects: 0 });
      kept.push({
        url: request.url(),
        text: await response.text(),
        isAction: request.headers()["next-action"] !== undefined,
        cacheControl: response.headers()["cache-control"] ?? "",
      });
      await route.fulfill({ response });
    } catch {
      // The page went away before the answer came.
      await route.abort().catch(() => undefined);
    }
  });
  return kept;
}

async function setPin(page: Page, pin: string): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Set PIN" }).click();
  const form = page.getByRole("dialog", { name: /^Set the PIN of card/ });
  await form.getByLabel("New PIN").fill(pin);
  await form.getByLabel("Repeat the PIN").fill(pin);
  await form.getByRole("button", { name: "Set PIN" }).click();
  await proveIfAsked(
    page,
    page.getByText(/The PIN of card .* is set|cannot be read back/).or(form.getByRole("alert")),
  );
}

/** A reveal that the issuer spoils in one of the ways it can; the dialog says so and shows nothing. */
async function spoiledReveal(page: Page, spoil: Record<string, string>): Promise<void> {
  await sandbox("pci", spoil);
  const dialog = await openReveal(page);
  await dialog.getByLabel("The cardholder asks for the number").check();
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await expect(dialog.getByRole("timer")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await sandbox("pci", {});
}

/** A 3DS challenge, claimed and shown at the desk; and one that nobody looks at. */
async function workTheDesk(page: Page, card: string): Promise<string[]> {
  const merchant = `Shop ${randomUUID().slice(0, 8)}`;
  const sent = await sandbox<{ otp_code: string }>("three-ds", {
    card,
    amount: "77",
    merchant_name: merchant,
  });
  const left = await sandbox<{ otp_code: string }>("three-ds", { card, amount: "78" });
  await page.goto("/three-ds");
  await page.getByRole("link", { name: merchant }).click();
  const detail = page.getByRole("dialog", { name: merchant });
  await detail.getByRole("button", { name: "Claim" }).click();
  await detail.getByLabel(/I called the cardholder back/).check();
  await detail.getByRole("button", { name: "Show code once" }).click();
  const shown = detail.getByLabel("One-time code");
  await proveIfAsked(page, shown);
  await expect(shown).toHaveText(sent.otp_code);
  await detail.getByRole("button", { name: "Hide now" }).click();
  return [sent.otp_code, left.otp_code];
}

test.afterEach(async () => {
  await clearFaults();
  await sandbox("pci", {});
});

test("after every flow with a card's secrets, done and failed, they are nowhere but in the answers that reveal them", async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const answers = await keepAnswers(page);
  await grant(browser, "support", ["Show full card numbers"]);
  await signIn(page, "admin@example.com", "demo-password");
  const made = await openNewCard(page);
  const secrets = await plant(made);
  const pins = [freshPin(), freshPin(), freshPin()];
  const [set = "", lost = "", refused = ""] = pins;

  await setPin(page, set);
  await expect(page.getByText(/The PIN of card .* is set/)).toBeVisible();
  await sandbox("faults", { operation: "setCardPin", fault: "status-500" });
  await setPin(page, refused);
  await expect(page.getByRole("alert").or(page.getByText("cannot be read back")).first()).toBeVisible();
  await page.goto(`/cards/${made.id}`);
  await expect(
    page
      .getByText("Set PIN: cannot be confirmed")
      .or(page.getByRole("button", { name: "More actions" }))
      .first(),
  ).toBeVisible();

  const codes = await workTheDesk(page, made.id);

  await page.context().clearCookies();
  await signIn(page, "support@example.com", "demo-password");
  await page.goto(`/cards/${made.id}`);
  await (await reveal(page)).getByRole("button", { name: "Hide now" }).click();
  await page.keyboard.press("Escape");
  for (const spoil of SPOILS) {
    await spoiledReveal(page, spoil);
  }
  for (const path of [`/cards/${made.id}`, "/three-ds", "/cards", "/transactions"]) await page.goto(path);
  await page.context().clearCookies();
  await signIn(page, "admin@example.com", "demo-password");
  for (const path of ["/audit", "/webhooks", `/cards/${made.id}`, "/settings"]) {
    await page.goto(path);
    await page.request.get(path, { headers: { RSC: "1" } });
  }

  const { sessions } = await sandbox<{ sessions: { secret_key: string }[] }>("pci-sessions");
  expect(sessions.length).toBeGreaterThan(5);
  const markers = spellings(
    { ...secrets, pins: [set, lost, refused], codes },
    sessions.map((one) => one.secret_key),
  );
  const leaks: string[] = [];
  const revealing: string[] = [];
  for (const { url, text, isAction, cacheControl } of answers) {
    const hits = found(url, text, markers);
    if (hits.length > 0 && isAction) {
      expect(cacheControl).toContain("no-store");
      revealing.push(text);
    } else leaks.push(...hits);
  }
  expect(
    revealing.map((text) => [text.includes(secrets.pan), codes.some((code) => text.includes(code))]),
  ).toEqual([
    [false, true],
    [true, false],
  ]);
  leaks.push(...found("database", await everyRow(), markers));
  leaks.push(...found("log", readFileSync(process.env.E2E_LOG_FILE ?? "", "utf8"), markers));
  leaks.push(...found("page", await page.content(), markers));
  expect(leaks).toEqual([]);
});

test("the search for secrets would find them: planted in a log line and a row they are seen", async () => {
  const pan = "3567720000000002";
  const markers = spellings({ pan, cvv: "123", pins: ["830153"], codes: ["640217"] }, ["ab".repeat(32)]);
  for (const text of [
    `{"msg":"card ${pan}"}`,
    `card ${inFours(pan)}`,
    `(1,"\\\\x${Buffer.from(`{"pan":"${pan}"}`).toString("hex")}")`,
    Buffer.from(`{"otp_code":"640217"}`).toString("base64"),
    `pin=830153`,
    `key ${Buffer.from("ab".repeat(32), "hex").toString("base64url")}`,
  ]) {
    expect(found("planted", text, markers), text).not.toEqual([]);
  }
  expect(found("clean", "0.830153 a640217f 2026-11-21", markers)).toEqual([]);
});
