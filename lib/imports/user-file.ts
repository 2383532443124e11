import { readPhone } from "@/lib/core/phone";
import { LONGEST_CELL, type UserField } from "@/lib/imports/constants";
import { guessMapping, type HeadingWords } from "@/lib/imports/guess-mapping";
import { readCountry } from "@/lib/imports/read-country";
import { readTable } from "@/lib/imports/read-table";
import type { UserRowInput } from "@/lib/imports/schema";
import type { Mapping, Mended, Table, TableChoice } from "@/lib/imports/table";

export interface UserFile extends Table {
  mapping: Mapping<UserField>;
}

/** A CSV or XLSX file of users. @throws FileError */
export function readUserFile(bytes: Uint8Array, choice?: TableChoice): UserFile {
  const table = readTable(bytes, choice);
  return { ...table, mapping: guessMapping(table.headers, HEADINGS) };
}

/** The rows as they are sent: mapped columns, and what a person wrote over their cells, written as the form would send them. The server judges them. */
export function toUserRows(
  file: UserFile,
  mapping: Mapping<UserField>,
  mended: Mended<UserField> = new Map(),
): UserRowInput[] {
  return file.rows.map((cells, index) => {
    const line = file.lines[index] ?? 0;
    return readRow(line, (field) => {
      const at = mapping[field];
      return mended.get(line)?.[field]?.trim() ?? (at === undefined ? "" : (cells[at] ?? ""));
    });
  });
}

function readRow(line: number, told: (field: UserField) => string): UserRowInput {
  const cell = (field: UserField) => told(field).normalize("NFC").slice(0, LONGEST_CELL);
  // A number that says its country's code needs no column for that.
  const phone = cell("callingCode") === "" ? readPhone("", cell("phoneNumber")) : null;
  return {
    line,
    firstName: cell("firstName"),
    lastName: cell("lastName"),
    callingCode: phone?.callingCode ?? cell("callingCode").normalize("NFKC"),
    phoneNumber: phone?.number ?? cell("phoneNumber").normalize("NFKC"),
    documentType: documentType(cell("documentType")),
    documentNumber: cell("documentNumber"),
    dateOfBirth: isoDate(cell("dateOfBirth").normalize("NFKC")),
    issuingCountry: readCountry(cell("issuingCountry")),
  };
}

/** Lines whose phone number an earlier line has: one number is one user. */
export function repeatedPhones(rows: readonly UserRowInput[]): Set<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  for (const { line, callingCode, phoneNumber } of rows) {
    const read = readPhone(callingCode, phoneNumber);
    const phone = read ? `${read.callingCode} ${read.number}` : `${callingCode} ${phoneNumber}`;
    if (seen.has(phone)) repeated.add(line);
    seen.add(phone);
  }
  return repeated;
}

function documentType(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s_-]+/g, "_");
  return DOCUMENT_WORDS[plain] ?? plain;
}

const DOCUMENT_WORDS: Partial<Record<string, string>> = {
  護照: "PASSPORT",
  护照: "PASSPORT",
  DRIVING_LICENCE: "DRIVER_LICENSE",
  DRIVING_LICENSE: "DRIVER_LICENSE",
  DRIVERS_LICENSE: "DRIVER_LICENSE",
  駕駛執照: "DRIVER_LICENSE",
  驾驶证: "DRIVER_LICENSE",
  ID: "ID_CARD",
  HKID: "ID_CARD",
  IDENTITY_CARD: "ID_CARD",
  身份證: "ID_CARD",
  身份证: "ID_CARD",
};

/** Year first only: 03/04/1990 is two different days. */
function isoDate(text: string): string {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (!found) return text;
  const [, year = "", month = "", day = ""] = found;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const HEADINGS: HeadingWords<UserField> = {
  firstName: ["first name", "given name", "given names", "forename", "firstname", "名", "名字"],
  lastName: ["last name", "surname", "family name", "lastname", "姓", "姓氏"],
  callingCode: [
    "calling code",
    "country calling code",
    "dial code",
    "country code",
    "區號",
    "区号",
    "國際區號",
  ],
  phoneNumber: [
    "phone number",
    "phone",
    "mobile",
    "mobile number",
    "telephone",
    "電話",
    "电话",
    "手機",
    "手机",
  ],
  documentType: ["document type", "id type", "document", "證件類型", "证件类型"],
  documentNumber: ["document number", "id number", "document no", "passport number", "證件號碼", "证件号码"],
  dateOfBirth: ["date of birth", "birth date", "birthday", "dob", "d o b", "出生日期", "生日"],
  issuingCountry: ["issuing country", "country", "nationality", "簽發國家", "签发国家", "國家", "国家"],
};
