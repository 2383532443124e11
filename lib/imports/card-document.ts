import { readMaskedNumber } from "@/lib/core/masked-number";
import { CARD_FIELDS, type CardField, type CardProblem, LONGEST_CELL } from "@/lib/imports/constants";
import { cutNumbers, hasLongNumber, LOST } from "@/lib/imports/cut-numbers";
import { guessMapping, type HeadingWords, plainHeading } from "@/lib/imports/guess-mapping";
import { readExpiration } from "@/lib/imports/read-expiration";
import { readTable } from "@/lib/imports/read-table";
import type { CardRowInput } from "@/lib/imports/schema";
import type { Mapping, Mended, Table, TableChoice } from "@/lib/imports/table";

/** A document without its secrets: what a screen may keep of it. */
export interface CardDocument extends Table {
  /** Columns that hold security codes, PINs or activation codes, or look so: their cells are empty. */
  secret: number[];
  /** Those of them that only look so: a person who knows better may have them taken in (`CardChoice.admitted`). */
  admissible: number[];
  mapping: Mapping<CardField>;
}

export interface CardChoice extends TableChoice {
  admitted?: readonly number[];
}

export interface CardLineProblem {
  line: number;
  field: CardField | null;
  problem: CardProblem;
  /** What stands there, as it was cut. */
  value: string;
  /** The same of the whole line. */
  cells: Partial<Record<CardField, string>>;
}

/**
 * The document that is delivered with bought cards, from the bytes of a CSV or XLSX file. Card numbers are cut to the
 * first six and last four digits, and secret columns emptied, before anything else sees them.
 * @throws FileError
 */
export function readCardDocument(bytes: Uint8Array, choice: CardChoice = {}): CardDocument {
  return withoutSecrets(readTable(bytes, choice), choice.admitted ?? []);
}

/**
 * The rows as they are sent, and what is wrong with the others. Only mapped columns are in it, and what a person wrote
 * over their cells, cut like these.
 */
export function toCardRows(
  document: CardDocument,
  mapping: Mapping<CardField>,
  mended: Mended<CardField> = new Map(),
): { rows: CardRowInput[]; problems: CardLineProblem[] } {
  const rows: CardRowInput[] = [];
  const problems: CardLineProblem[] = [];
  document.rows.forEach((cells, index) => {
    const line = document.lines[index] ?? 0;
    const read = readRow(line, (field) => {
      const written = mended.get(line)?.[field];
      return written === undefined ? cellOf(document, cells, mapping[field]) : cutNumbers(written);
    });
    if ("problem" in read) problems.push(read);
    else rows.push(read);
  });
  return { rows, problems };
}

function withoutSecrets(table: Table, admitted: readonly number[]): CardDocument {
  const headers = table.headers.map(cutNumbers);
  const rows = table.rows.map((cells) => cells.map(cutNumbers));
  const guessed = guessMapping(
    headers.map((heading) => (isSecretHeading(heading) ? "" : heading)),
    HEADINGS,
  );
  const named = (at: number) => isSecretHeading(headers[at] ?? "") && holdsCodes(rows, at);
  // Four digits in every line, where nothing else says which card it is, are the last of its number.
  const lastFour = guessed.cardNumber === undefined ? headers.findIndex((_, at) => isLastFour(at)) : -1;
  function isLastFour(at: number): boolean {
    return !isSecretHeading(headers[at] ?? "") && looksLikeCodes(rows, at, /^\d{4}$/);
  }
  const mapping = lastFour < 0 ? guessed : { ...guessed, cardNumber: lastFour };
  const known = new Set([...Object.values(mapping), ...admitted]);
  const secret = headers.flatMap((heading, at) => {
    const looks = isSecretHeading(heading) || looksLikeCodes(rows, at, /^\d{3,4}$/);
    return named(at) || (looks && !known.has(at)) ? [at] : [];
  });
  const admissible = secret.filter((at) => !named(at));
  for (const cells of rows) for (const at of secret) cells[at] = "";
  const top = table.top.map(({ line, cells }) => ({ line, cells: cells.map(cutNumbers) }));
  return { ...table, headers, rows, top, secret, admissible, mapping };
}

function cellOf(document: CardDocument, cells: readonly string[], at: number | undefined): string {
  return at === undefined || document.secret.includes(at) ? "" : (cells[at] ?? "");
}

function readRow(line: number, cell: (field: CardField) => string): CardRowInput | CardLineProblem {
  const wrong = (field: CardField | null, problem: CardProblem) => {
    const value = field === null ? "" : cell(field).slice(0, LONGEST_CELL);
    const cells = Object.fromEntries(CARD_FIELDS.map((one) => [one, cell(one).slice(0, LONGEST_CELL)]));
    return { line, field, problem, value, cells };
  };
  for (const field of CARD_FIELDS) {
    const text = cell(field);
    if (text.length > LONGEST_CELL) return wrong(field, "tooLong");
    const elsewhere = field !== "cardNumber" && (CUT.test(text) || text === LOST || hasLongNumber(text));
    if (elsewhere) return wrong(field, "numberElsewhere");
  }
  const number = readNumber(cell("cardNumber"));
  if (number === "unreadable") return wrong("cardNumber", "numberUnreadable");
  const expiration = readExpiration(cell("expiration"));
  if (expiration === "unreadable") return wrong("expiration", "expirationUnreadable");
  const text = (field: CardField) => cell(field) || null;
  if (!number && !text("cardId") && !text("referenceId")) return wrong(null, "noIdentity");
  return {
    line,
    cardId: text("cardId"),
    referenceId: text("referenceId"),
    first6: number?.first6 ?? null,
    last4: number?.last4 ?? null,
    expiration,
    currency: /^[a-z]{3}$/i.test(cell("currency")) ? cell("currency").toUpperCase() : null,
    form: readForm(cell("form")),
    physicalReferenceId: text("physicalReferenceId"),
    batch: text("batch"),
    label: text("label"),
  };
}

const CUT = /\d{6}\*{6}\d{4}/;

/** “356772******8348” or “•••• 8348”, as it was cut here or by who made the document. */
function readNumber(text: string): { first6: string | null; last4: string } | null | "unreadable" {
  if (text === "") return null;
  const plain = text.normalize("NFKC").replace(/[ -]/g, "");
  const [, bin, last4] = /^(\d{6})?\d{0,2}(\d{4})$/.exec(plain) ?? [];
  return readMaskedNumber(text) ?? (last4 ? { first6: bin ?? null, last4 } : "unreadable");
}

function readForm(text: string): "Physical" | "Virtual" | null {
  if (/physical|plastic|實體|实体/i.test(text)) return "Physical";
  return /virtual|虛擬|虚拟/i.test(text) ? "Virtual" : null;
}

function isSecretHeading(heading: string): boolean {
  const plain = plainHeading(heading);
  return SECRET_WORDS.test(plain) || SECRET_CHINESE.test(plain);
}

const SECRET_WORDS =
  /\b(cvv|cvc|cvn|csc|cav|cid|pin|password|passcode|otp|track)\d?\b|\b(security|verification|activation|activate|activating) ?(code|number|value)?\b|\bactivatecode\b/;
const SECRET_CHINESE = /安全碼|安全码|驗證碼|验证码|檢查碼|校验码|密碼|密码|激活|啟動碼|启动码|磁條|磁条/;

/** A few digits in every line, under a heading that says nothing to us: security codes or PINs, perhaps. */
function looksLikeCodes(rows: readonly string[][], at: number, code: RegExp): boolean {
  const told = rows.map((cells) => cells[at] ?? "").filter((cell) => cell !== "");
  return told.length > 0 && told.every((cell) => code.test(cell));
}

/** Under a secret's name anything short and without blanks may be one: dates and words are none. */
function holdsCodes(rows: readonly string[][], at: number): boolean {
  return rows.some((cells) => /^[\p{L}\p{N}]{3,40}$/u.test(cells[at] ?? "") && /\d/.test(cells[at] ?? ""));
}

const HEADINGS: HeadingWords<CardField> = {
  physicalReferenceId: [
    "physical card reference id",
    "physical reference id",
    "physical card id",
    "physicalCardReferenceID",
    "實體卡編號",
    "实体卡编号",
  ],
  cardId: ["card id", "id", "卡片 ID", "卡 ID"],
  referenceId: ["reference id", "card reference id", "card reference", "reference", "參考編號", "参考编号"],
  cardNumber: [
    "card number",
    "pan",
    "number",
    "card no",
    "masked pan",
    "last four",
    "last 4",
    "last4",
    "last four digits",
    "last 4 digits",
    "ending in",
    "卡號",
    "卡号",
    "末四位",
    "尾號",
    "尾号",
    "后四位",
    "後四位",
  ],
  expiration: [
    "expiration date",
    "expiry date",
    "expiration",
    "expiry",
    "exp",
    "valid thru",
    "有效期",
    "到期",
  ],
  currency: ["settlement currency", "currency", "ccy", "貨幣", "币种", "货币", "幣種"],
  form: ["form", "card form", "card type", "type", "卡片種類", "卡种", "類型", "类型"],
  batch: ["batch", "batch id", "batch number", "order", "order id", "批次"],
  label: ["label", "title", "card name", "名稱", "名称", "標籤", "标签"],
};
